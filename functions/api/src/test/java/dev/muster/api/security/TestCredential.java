package dev.muster.api.security;

import dev.muster.api.ApiStack;
import java.util.Map;

/** The credentials of one tenant of the local host in every dialect. */
record TestCredential(String head) {
    static final TestCredential DEMO = new TestCredential("local-");
    static final TestCredential OTHER = new TestCredential("local-other-");

    /** Returns the request with the credential that its path requires. */
    SentRequest sign(SentRequest sent, ApiStack stack) {
        String path = sent.address();
        if (path.startsWith("/v1/")) {
            return sent.with("authorization", "Bearer " + muster());
        }
        if (path.startsWith("/people/")) {
            return sent.with("authorization", "OAuth2 " + head + "huddle-token");
        }
        if (path.startsWith("/v2/")) {
            return sent.withQuery("accessKey=" + head + "access&secretKey=" + head + "secret");
        }
        if (path.startsWith("/apis/v4/sessions")) {
            return sent;
        }
        if (path.startsWith("/apis/v4/")) {
            return sent.with("authorization", "Bearer " + session(stack));
        }
        return path.contains("/users") ? sent.with("authorization", "Token " + usercom()) : sent;
    }

    String muster() {
        return head + "muster-key";
    }

    String usercom() {
        String start = head + "usercom-";
        return start + "0".repeat(64 - start.length());
    }

    /** Opens a session of MissionHub, and returns its token. */
    String session(ApiStack stack) {
        return stack.send(
                        "POST",
                        "/apis/v4/sessions",
                        "{\"api_key\":\"%s\",\"expires_in\":3600}".formatted(muster()),
                        Map.of("content-type", "application/json"))
                .at("/token");
    }
}
