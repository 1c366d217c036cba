package dev.muster.api.file;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ByteSource;
import dev.muster.api.http.ContentCoding;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.MediaType;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of a request that sends a file, inflated as it is read.
 *
 * @param bytes the bytes of the file, not read yet
 */
public record FileBody(FileFormat format, ByteSource bytes) {
    /** The query parameter that names the format of a body of the type {@link #GZIP}. */
    public static final String TYPE = "type";

    /** A compressed file under a media type that every gateway passes as bytes. */
    static final String GZIP = "application/gzip";

    private static final List<String> GZIP_NAMES = List.of(GZIP, "application/x-gzip");

    /** Returns whether the body of the request is a file, by its media type. */
    public static boolean isFile(ApiRequest request) {
        return mediaType(request)
                .filter(type ->
                        GZIP_NAMES.contains(type) || FileFormat.accepted().contains(type))
                .isPresent();
    }

    private static Optional<String> mediaType(ApiRequest request) {
        return request.header("content-type").flatMap(MediaType::parse).map(MediaType::name);
    }

    /** Returns the body of a request. Rejects other media types than those of {@link FileFormat}, and other codings. */
    public static Validated<FileBody> of(ApiRequest request, FileLimits limits) {
        return mediaType(request).filter(GZIP_NAMES::contains).isPresent()
                ? format(request).map(format -> new FileBody(format, gzip(request, limits)))
                : ContentType.of(request, FileFormat.accepted())
                        .flatMap(type -> checkNoType(request)
                                .flatMap(_ -> ContentCoding.bytes(request, limits.bytes()))
                                .map(bytes -> new FileBody(FileFormat.of(type), bytes)));
    }

    /** Returns the bytes of the body of a request, inflated if it is a file; broken ones as they are. */
    public static ByteSource inflated(ApiRequest request, boolean isFile) {
        ByteSource sent = ByteSource.of(request.body().bytes());
        if (!isFile) {
            return sent;
        }
        return of(request, FileLimits.STANDARD) instanceof Validated.Valid<FileBody>(FileBody body)
                ? body.bytes()
                : sent;
    }

    private static ByteSource gzip(ApiRequest request, FileLimits limits) {
        return ContentCoding.inflating(request, limits.bytes());
    }

    private static Validated<FileFormat> format(ApiRequest request) {
        List<String> sent = request.query().parameters().getOrDefault(TYPE, List.of());
        return Stream.of(FileFormat.values())
                .filter(format -> sent.equals(List.of(code(format))))
                .findFirst()
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        ApiProblem.Kind.INVALID,
                        "a body of the type %s needs the query parameter \"type\", csv or ndjson, once; it is %s"
                                .formatted(
                                        GZIP, sent.isEmpty() ? "missing" : SentText.quote(String.join(", ", sent)))));
    }

    private static String code(FileFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static Validated<ApiRequest> checkNoType(ApiRequest request) {
        return request.query().parameters().containsKey(TYPE)
                ? Validated.invalid(
                        ApiProblem.Kind.INVALID,
                        "the query parameter \"type\" is allowed only with a body of the type " + GZIP)
                : Validated.valid(request);
    }
}
