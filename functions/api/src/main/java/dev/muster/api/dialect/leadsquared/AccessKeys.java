package dev.muster.api.dialect.leadsquared;

import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.SecretForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The access key and secret key of a request: in the headers {@code x-LSQ-…}, else in the query. */
final class AccessKeys {
    /** A pair may be used 25 times in five seconds by default: the limit of the original API. */
    static final CredentialType TYPE = new CredentialType("leadsquared", 25, SecretForm.PAIR);

    private static final String ACCESS_KEY = "accessKey";
    private static final String SECRET_KEY = "secretKey";

    private static final String ACCESS_HEADER = "x-LSQ-AccessKey";
    private static final String SECRET_HEADER = "x-LSQ-SecretKey";

    /** The headers that may contain the keys. */
    static final List<String> HEADERS = List.of(ACCESS_HEADER, SECRET_HEADER);

    /** The query parameters that may contain the keys. */
    static final Set<String> PARAMETERS = Set.of(ACCESS_KEY, SECRET_KEY);

    /** A key has no colon, because a colon separates the two keys in the credential. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E&&[^:]]{1,256}");

    private AccessKeys() {}

    static PresentedCredential of(ApiRequest request) {
        Optional<List<String>> access = sent(request, ACCESS_HEADER, ACCESS_KEY);
        Optional<List<String>> secret = sent(request, SECRET_HEADER, SECRET_KEY);
        if (access.isEmpty() || secret.isEmpty()) {
            return new PresentedCredential.Missing();
        }
        return isValid(access.get()) && isValid(secret.get())
                ? new PresentedCredential.Secret(TYPE.credential(
                        access.get().getFirst() + ":" + secret.get().getFirst()))
                : new PresentedCredential.Invalid("the access key or the secret key is malformed or repeated");
    }

    private static Optional<List<String>> sent(ApiRequest request, String header, String parameter) {
        return request.header(header)
                .map(List::of)
                .or(() -> Optional.of(request.query().all(parameter)).filter(values -> !values.isEmpty()));
    }

    private static boolean isValid(List<String> values) {
        return values.size() == 1 && KEY.matcher(values.getFirst()).matches();
    }
}
