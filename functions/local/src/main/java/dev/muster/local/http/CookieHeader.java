package dev.muster.local.http;

import java.util.Arrays;
import java.util.List;

/** The cookies of a request, each {@code name=value}. Payload format 2.0 separates them from the headers. */
final class CookieHeader {
    private CookieHeader() {}

    static List<String> of(HttpCall call) {
        return call.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }
}
