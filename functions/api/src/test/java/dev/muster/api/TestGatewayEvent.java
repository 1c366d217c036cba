package dev.muster.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Base64;
import java.util.Map;

/** Builds the events that the gateway sends to the API, with the request id {@code request-1}. */
public final class TestGatewayEvent {
    private TestGatewayEvent() {}

    /** Returns the event of a request with a body of text, or null for no body. */
    public static APIGatewayV2HTTPEvent text(String method, String address, Map<String, String> headers, String body) {
        return event(method, address, headers, body, false);
    }

    /** Returns the event of a request with a body of bytes, in base64. */
    public static APIGatewayV2HTTPEvent bytes(String method, String address, Map<String, String> headers, byte[] body) {
        return base64(method, address, headers, Base64.getEncoder().encodeToString(body));
    }

    /** Returns the event of a request whose body is marked as base64. */
    public static APIGatewayV2HTTPEvent base64(
            String method, String address, Map<String, String> headers, String body) {
        return event(method, address, headers, body, true);
    }

    private static APIGatewayV2HTTPEvent event(
            String method, String address, Map<String, String> headers, String body, boolean isBase64) {
        String[] parts = address.split("\\?", 2);
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath(parts[0])
                .withRawQueryString(parts.length == 2 ? parts[1] : "")
                .withHeaders(headers)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("request-1")
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(parts[0])
                                .withSourceIp("127.0.0.1")
                                .build())
                        .build())
                .withBody(body)
                .withIsBase64Encoded(isBase64)
                .build();
    }
}
