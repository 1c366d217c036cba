package dev.muster.api.dialect.missionhub;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.HashMap;
import java.util.Map;

/** A client of MissionHub's API v4 with an open session. */
record MissionHubClient(ApiStack stack, String token) {
    static final String JSON_API = "application/vnd.api+json";
    static final String BULK = "/apis/v4/bulk_people_changes/";
    static final String PEOPLE = "/apis/v4/people";

    static MissionHubClient of(ApiStack stack, String apiKey) {
        return new MissionHubClient(stack, session(stack, apiKey, 3600).at("/token"));
    }

    static TestResponse session(ApiStack stack, String apiKey, long seconds) {
        return stack.send(
                "POST",
                "/apis/v4/sessions",
                "{\"api_key\":\"%s\",\"expires_in\":%d}".formatted(apiKey, seconds),
                Map.of("content-type", "application/json"));
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("accept", JSON_API);
        headers.put("content-type", JSON_API);
        headers.put("authorization", "Bearer " + token);
        return headers;
    }

    static String document(String attributes) {
        return "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":%s}}".formatted(attributes);
    }

    static String document(String attributes, String filters) {
        return "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":%s},\"filters\":%s}"
                .formatted(attributes, filters);
    }

    static String person(String attributes, String included) {
        return "{\"data\":{\"type\":\"person\",\"attributes\":%s},\"included\":%s}".formatted(attributes, included);
    }

    TestResponse bulk(String attributes) {
        return post(BULK, document(attributes));
    }

    TestResponse bulk(String attributes, String filters) {
        return post(BULK, document(attributes, filters));
    }

    TestResponse create(String attributes, String included) {
        return post(PEOPLE, person(attributes, included));
    }

    TestResponse post(String address, String body) {
        return stack.send("POST", address, body, headers());
    }
}
