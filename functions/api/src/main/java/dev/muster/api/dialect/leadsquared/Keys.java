package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.Presented;
import dev.muster.api.http.Request;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pair of keys a request carries: in the headers {@code x-LSQ-…}, else in the query. */
final class Keys {
    /** No colon: one separates the two in the credential. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E&&[^:]]{1,256}");

    private Keys() {}

    static Presented of(Request request) {
        Optional<List<String>> access = sent(request, "x-LSQ-AccessKey", "accessKey");
        Optional<List<String>> secret = sent(request, "x-LSQ-SecretKey", "secretKey");
        if (access.isEmpty() || secret.isEmpty()) {
            return new Presented.Absent();
        }
        return isOne(access.get()) && isOne(secret.get())
                ? new Presented.Secret(Credential.of(
                        Scheme.LEADSQUARED,
                        access.get().getFirst() + ":" + secret.get().getFirst()))
                : new Presented.Bad("the access key or the secret key is none, or comes more than once");
    }

    private static Optional<List<String>> sent(Request request, String header, String parameter) {
        return request.header(header)
                .map(List::of)
                .or(() -> Optional.of(request.query().all(parameter)).filter(values -> !values.isEmpty()));
    }

    private static boolean isOne(List<String> values) {
        return values.size() == 1 && KEY.matcher(values.getFirst()).matches();
    }
}
