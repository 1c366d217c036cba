package dev.muster.api.security;

import dev.muster.api.ApiStack;
import java.util.Map;

/** How a tenant of the local host shows who it is, in every dialect. */
record TestCredential(String head) {
    static final TestCredential DEMO = new TestCredential("local-");
    static final TestCredential OTHER = new TestCredential("local-other-");

    /** The request with the credential its path asks for. */
    SentRequest on(SentRequest sent, ApiStack walk) {
        String path = sent.address();
        if (path.startsWith("/v1/")) {
            return sent.with("authorization", "Bearer " + muster());
        }
        if (path.startsWith("/people/")) {
            return sent.with("authorization", "OAuth2 " + head + "huddle-token");
        }
        if (path.startsWith("/v2/")) {
            return sent.asking("accessKey=" + head + "access&secretKey=" + head + "secret");
        }
        if (path.startsWith("/apis/v4/sessions")) {
            return sent;
        }
        if (path.startsWith("/apis/v4/")) {
            return sent.with("authorization", "Bearer " + session(walk));
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

    /** Opens a session of MissionHub. */
    String session(ApiStack walk) {
        return walk.send(
                        "POST",
                        "/apis/v4/sessions",
                        "{\"api_key\":\"%s\",\"expires_in\":3600}".formatted(muster()),
                        Map.of("content-type", "application/json"))
                .at("/token");
    }
}
