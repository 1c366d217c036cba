package dev.muster.local.http;

import java.time.Duration;

/**
 * What an HTTP API takes.
 *
 * @param body bytes of a request's body
 * @param payload bytes of an event or an answer, as JSON: Lambda's limit
 * @param integration how long a function may take to answer
 */
public record GatewayLimits(int body, int payload, Duration integration) {
    /** The quotas of API Gateway and Lambda. */
    public static final GatewayLimits OF_AWS =
            new GatewayLimits(10 * 1024 * 1024, 6 * 1024 * 1024, Duration.ofSeconds(30));
}
