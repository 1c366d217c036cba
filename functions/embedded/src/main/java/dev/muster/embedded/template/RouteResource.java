package dev.muster.embedded.template;

/**
 * A route of the HTTP API.
 *
 * @param method an HTTP method, or {@code ANY}
 * @param path segments, each literal, {@code {name}} or, as the last, {@code {name+}}; or {@code $default}
 */
public record RouteResource(String method, String path) {
    public static final RouteResource DEFAULT = new RouteResource("ANY", "$default");

    /** Returns the route key of API Gateway, such as {@code GET /v1/jobs/{id}}. */
    public String key() {
        return equals(DEFAULT) ? path : method + " " + path;
    }
}
