package dev.muster.api.security;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.muster.api.ApiStack;
import dev.muster.api.TestGatewayEvent;
import dev.muster.api.TestResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * A request of a client.
 *
 * @param address path and query
 * @param body null for a request without a body
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

    SentRequest withAddress(String other) {
        return new SentRequest(method, other, headers, body);
    }

    SentRequest withBody(String other) {
        return new SentRequest(method, address, headers, other);
    }

    /** Returns the request with another query parameter. */
    SentRequest withQuery(String parameter) {
        return withAddress(address + (address.contains("?") ? "&" : "?") + parameter);
    }

    TestResponse sendTo(ApiStack stack) {
        return stack.send(method, address, body, headers);
    }

    /** Returns the gateway's event of this request with another body, in base64. */
    APIGatewayV2HTTPEvent toEvent(byte[] bytes) {
        return TestGatewayEvent.bytes(method, address, headers, bytes);
    }

    @Override
    public String toString() {
        return method + " " + address;
    }
}
