package dev.muster.api.http;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The content coding of a request's body (RFC 9110 §8.4): gzip or none. */
public final class ContentCoding {
    /** The value of Accept-Encoding in the response to another coding (RFC 9110 §12.5.3). */
    public static final String ACCEPTED = "gzip";

    /** The recipient treats x-gzip as gzip (RFC 9110 §8.4.1.3). */
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    private static final String IDENTITY = "identity";
    private static final byte FIRST_BYTE = 0x1F;
    private static final byte SECOND_BYTE = (byte) 0x8B;

    private ContentCoding() {}

    /**
     * Returns the request with an inflated body; a request without a coding is returned as it is. The credential must be
     * known before, so that no unknown client can make the server inflate.
     *
     * @param maxBytes largest body after inflating
     */
    public static Validated<ApiRequest> decode(ApiRequest request, int maxBytes) {
        return isGzip(request).flatMap(gzip -> gzip ? inflate(request, maxBytes) : Validated.valid(request));
    }

    /**
     * Returns the bytes of the body, inflated as they are read; of a body without a coding the bytes as they are.
     *
     * @param maxBytes most bytes after inflating
     */
    public static Validated<ByteSource> bytes(ApiRequest request, int maxBytes) {
        ByteBuffer body = request.body().bytes();
        return isGzip(request)
                .flatMap(gzip -> brokenProblem(request)
                        .filter(_ -> gzip)
                        .<Validated<ByteSource>>map(Validated::invalid)
                        .orElseGet(() -> Validated.valid(gzip ? new GzipReader(body, maxBytes) : ByteSource.of(body))));
    }

    /**
     * Returns the bytes of a body whose media type says that it is compressed, inflated as they are read.
     *
     * @param maxBytes most bytes after inflating
     */
    public static ByteSource inflating(ApiRequest request, int maxBytes) {
        return new GzipReader(request.body().bytes(), maxBytes);
    }

    /** Returns whether there is a body to inflate; rejects codings other than gzip. */
    private static Validated<Boolean> isGzip(ApiRequest request) {
        List<String> codings = codings(request);
        if (codings.isEmpty() || request.body().size() == 0) {
            return Validated.valid(false);
        }
        return codings.size() == 1 && GZIP.contains(codings.getFirst())
                ? Validated.valid(true)
                : Validated.invalid(
                        ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "the Content-Encoding of a body is gzip or none, not \"%s\""
                                .formatted(shorten(String.join(", ", codings))));
    }

    /** Returns whether the request has a coding other than identity. */
    public static boolean isCoded(ApiRequest request) {
        return !codings(request).isEmpty();
    }

    private static List<String> codings(ApiRequest request) {
        return request.header("content-encoding").stream()
                .flatMap(sent -> Stream.of(sent.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals(IDENTITY))
                .toList();
    }

    private static Validated<ApiRequest> inflate(ApiRequest request, int maxBytes) {
        return brokenProblem(request)
                .<Validated<ApiRequest>>map(Validated::invalid)
                .orElseGet(() -> GzipReader.inflate(request.body().bytes(), maxBytes)
                        .map(inflated -> request.withBody(RequestBody.of(inflated))));
    }

    /** The gateway passes some media types as text, in which every byte that is not UTF-8 is replaced. */
    private static Optional<ApiProblem> brokenProblem(ApiRequest request) {
        ByteBuffer bytes = request.body().bytes();
        boolean isBroken = bytes.remaining() >= 2 && bytes.get(0) == FIRST_BYTE && bytes.get(1) != SECOND_BYTE;
        return isBroken ? Optional.of(broken(request)) : Optional.empty();
    }

    /** Returns the problem of a compressed body that arrived as text. */
    public static ApiProblem broken(ApiRequest request) {
        return new ApiProblem(
                ApiProblem.Kind.MALFORMED,
                "the compressed body arrived broken: the gateway passes a body of the type \"%s\" as text, in which %s"
                        .formatted(
                                shorten(request.header("content-type").orElse("")),
                                "compressed bytes are lost; send it uncompressed, or under a type that travels as bytes, "
                                        + "such as application/x-ndjson"));
    }

    private static String shorten(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
