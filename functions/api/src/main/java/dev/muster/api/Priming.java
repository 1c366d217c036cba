package dev.muster.api;

import java.time.Duration;
import java.util.List;

/**
 * The requests that run before Lambda takes a snapshot of the function (SnapStart). They change no data and reach no
 * store; they load and compile the classes that a first request needs.
 */
final class Priming {
    /** Events in the gateway's format. Their key has no grant, so the front controller rejects each with 401. */
    static final List<String> REQUESTS = List.of(
            request("GET", "/health", ""),
            request("GET", "/v1/people/1", ""),
            request("POST", "/v1/jobs", "{\\\"select\\\":{\\\"ids\\\":[\\\"1\\\"]},\\\"changes\\\":[]}"),
            request("POST", "/unknown", ""));

    static final Duration TIME_LIMIT = Duration.ofSeconds(1);

    private Priming() {}

    private static String request(String method, String path, String body) {
        return "{\"rawPath\":\"" + path
                + "\",\"rawQueryString\":\"\",\"headers\":{\"authorization\":\"Bearer priming\","
                + "\"content-type\":\"application/json\"},\"requestContext\":"
                + "{\"requestId\":\"priming-request\",\"http\":{\"method\":\""
                + method + "\",\"sourceIp\":\"\"}},\"body\":\"" + body + "\",\"isBase64Encoded\":false}";
    }
}
