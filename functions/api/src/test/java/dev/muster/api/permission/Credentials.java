package dev.muster.api.permission;

import dev.muster.api.ApiStack;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import java.util.HashMap;
import java.util.Map;

/** The credentials of one person in every dialect. */
record Credentials(ApiStack stack, String person) {
    private static final int USERCOM_LENGTH = 64;

    /** Returns the credentials of a person, after granting them at this number of the tenant's counter. */
    static Credentials grant(ApiStack stack, String person, long issued) {
        Credentials credentials = new Credentials(stack, person);
        Map.of(
                        "muster", credentials.musterKey(),
                        "huddle", credentials.huddleToken(),
                        "leadsquared", credentials.access() + ":" + credentials.secret(),
                        "usercom", credentials.usercomToken())
                .forEach((type, secret) -> stack.ports
                        .access()
                        .putGrant(
                                Credential.of(type, secret),
                                new Grant(new Caller(ApiStack.DEMO, person), 1_000, issued)));
        return credentials;
    }

    String musterKey() {
        return "muster-key-" + person;
    }

    private String huddleToken() {
        return "huddle-token-" + person;
    }

    private String usercomToken() {
        String head = "usercom-token-" + person + "-";
        return head + "0".repeat(USERCOM_LENGTH - head.length());
    }

    private String access() {
        return "access-" + person;
    }

    private String secret() {
        return "secret-" + person;
    }

    Map<String, String> muster() {
        return headers("Bearer " + musterKey(), "application/json");
    }

    Map<String, String> huddle() {
        return headers("OAuth2 " + huddleToken(), "application/vnd.huddle.data+json");
    }

    Map<String, String> usercom() {
        return headers("Token " + usercomToken(), "application/json");
    }

    Map<String, String> leadsquared() {
        return Map.of("content-type", "application/json", "x-lsq-accesskey", access(), "x-lsq-secretkey", secret());
    }

    /** Opens a session of MissionHub, and returns the headers of its requests. */
    Map<String, String> missionHub() {
        String body = "{\"api_key\":\"%s\",\"expires_in\":3600}".formatted(musterKey());
        String token = stack.send("POST", "/apis/v4/sessions", body, Map.of("content-type", "application/json"))
                .at("/token");
        return headers("Bearer " + token, "application/vnd.api+json");
    }

    private static Map<String, String> headers(String authorization, String type) {
        return new HashMap<>(Map.of("authorization", authorization, "content-type", type));
    }
}
