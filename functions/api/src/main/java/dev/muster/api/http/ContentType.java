package dev.muster.api.http;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.util.List;
import java.util.Optional;

/** The check of a request's Content-Type against the media types that a route accepts. */
public final class ContentType {
    private ContentType() {}

    /** Returns whether the request names the charset of its body; the name in the body does not count then. */
    public static boolean namesCharset(ApiRequest request) {
        return request.header("content-type")
                .flatMap(MediaType::parse)
                .filter(type -> type.parameters().containsKey("charset"))
                .isPresent();
    }

    /**
     * Returns the name of the body's media type. Rejects a type that is not accepted or not UTF-8. Where one type only
     * is accepted, a request without Content-Type has that type (RFC 9110 §8.3).
     */
    public static Validated<String> of(ApiRequest request, List<String> accepted) {
        Optional<String> only = accepted.size() == 1 ? Optional.of(accepted.getFirst()) : Optional.empty();
        Optional<MediaType> type = request.header("content-type").or(() -> only).flatMap(MediaType::parse);
        return type.filter(MediaType::isUtf8)
                .map(MediaType::name)
                .filter(accepted::contains)
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "the body must be " + String.join(" or ", accepted) + ", in UTF-8"));
    }
}
