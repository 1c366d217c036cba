package dev.muster.api.security;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * A request.
 *
 * @param address path and query
 * @param body null when there is none
 */
record SentRequest(String method, String address, Map<String, String> headers, String body) {
    SentRequest {
        headers = Map.copyOf(headers);
    }

    static SentRequest of(String method, String address, String body) {
        return new SentRequest(method, address, Map.of(), body);
    }

    static SentRequest json(String method, String address, String body) {
        return of(method, address, body).with("content-type", "application/json");
    }

    SentRequest with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new SentRequest(method, address, more, body);
    }

    SentRequest at(String other) {
        return new SentRequest(method, other, headers, body);
    }

    SentRequest saying(String other) {
        return new SentRequest(method, address, headers, other);
    }

    /** With a further parameter in the query. */
    SentRequest asking(String parameter) {
        return at(address + (address.contains("?") ? "&" : "?") + parameter);
    }

    TestResponse to(ApiStack walk) {
        return walk.send(method, address, body, headers);
    }

    @Override
    public String toString() {
        return method + " " + address;
    }
}
