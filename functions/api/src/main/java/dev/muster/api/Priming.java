package dev.muster.api;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.util.List;

/**
 * What is done before Lambda takes a snapshot of the function (SnapStart): requests that change nothing and reach
 * nobody, so that what a first request loads and compiles is in the snapshot.
 */
final class Priming {
    /** As the gateway sends them. Nobody knows the key, so each is refused at the door. */
    static final List<String> REQUESTS = List.of(
            request("GET", "/health", ""),
            request("GET", "/v1/people/1", ""),
            request("POST", "/v1/jobs", "{\\\"select\\\":{\\\"ids\\\":[\\\"1\\\"]},\\\"changes\\\":[]}"),
            request("POST", "/nowhere", ""));

    static final Duration PATIENCE = Duration.ofSeconds(1);
    static final LambdaLogger SILENT = new Silent();

    private Priming() {}

    /** Whether Lambda is going to take a snapshot of this process. */
    static boolean isWanted() {
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    private static String request(String method, String path, String body) {
        return "{\"rawPath\":\"" + path
                + "\",\"rawQueryString\":\"\",\"headers\":{\"authorization\":\"Bearer rehearsal\","
                + "\"content-type\":\"application/json\"},\"requestContext\":{\"requestId\":\"rehearsal\",\"http\":{\"method\":\""
                + method + "\",\"sourceIp\":\"\"}},\"body\":\"" + body + "\",\"isBase64Encoded\":false}";
    }

    /** Says nothing. */
    private static final class Silent implements LambdaLogger {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    }
}
