package dev.muster.local.secure;

import dev.muster.local.api.Answer;
import dev.muster.local.api.MemoryWalk;
import java.util.HashMap;
import java.util.Map;

/**
 * A request.
 *
 * @param address path and query
 * @param body null when there is none
 */
record Sent(String method, String address, Map<String, String> headers, String body) {
    Sent {
        headers = Map.copyOf(headers);
    }

    static Sent of(String method, String address, String body) {
        return new Sent(method, address, Map.of(), body);
    }

    static Sent json(String method, String address, String body) {
        return of(method, address, body).with("content-type", "application/json");
    }

    Sent with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Sent(method, address, more, body);
    }

    Sent at(String other) {
        return new Sent(method, other, headers, body);
    }

    Sent saying(String other) {
        return new Sent(method, address, headers, other);
    }

    /** With a further parameter in the query. */
    Sent asking(String parameter) {
        return at(address + (address.contains("?") ? "&" : "?") + parameter);
    }

    Answer to(MemoryWalk walk) {
        return walk.send(method, address, body, headers);
    }

    @Override
    public String toString() {
        return method + " " + address;
    }
}
