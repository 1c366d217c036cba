package dev.muster.local.http;

import java.time.Duration;

/**
 * The limits of an HTTP API.
 *
 * @param head bytes of the request line and the headers of a request together
 * @param body bytes of the body of a request
 * @param payload bytes of an event or a response as JSON, which Lambda limits
 * @param integration the time limit for the response of a function
 */
public record GatewayLimits(int head, int body, int payload, Duration integration) {
    /** The quotas of API Gateway and Lambda. */
    public static final GatewayLimits OF_AWS =
            new GatewayLimits(10_240, 10 * 1024 * 1024, 6 * 1024 * 1024, Duration.ofSeconds(30));
}
