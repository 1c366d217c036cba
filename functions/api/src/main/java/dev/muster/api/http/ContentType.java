package dev.muster.api.http;

import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Optional;

/** The media type of a request's body, as far as a route takes it. */
public final class ContentType {
    private ContentType() {}

    /**
     * The name of the body's media type, one of those taken, in UTF-8. Where only one is taken, a request that names
     * none means that one (RFC 9110 §8.3).
     */
    public static Validated<String> of(ApiRequest request, List<String> taken) {
        Optional<String> only = taken.size() == 1 ? Optional.of(taken.getFirst()) : Optional.empty();
        Optional<MediaType> type = request.header("content-type").or(() -> only).flatMap(MediaType::parse);
        return type.filter(MediaType::isUtf8)
                .map(MediaType::name)
                .filter(taken::contains)
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                        "the body must be " + String.join(" or ", taken) + ", in UTF-8"));
    }
}
