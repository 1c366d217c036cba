package dev.muster.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads those fields of the gateway's event that this function uses, and writes the response. The runtime's own reader
 * would take as long as half of the remaining cold start.
 */
final class GatewayEvent {
    private static final JsonFactory JSON = new JsonFactory();

    private GatewayEvent() {}

    static APIGatewayV2HTTPEvent read(InputStream input) throws IOException {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        try (JsonParser json = JSON.createParser(input)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                readField(event, json);
            }
        }
        return event;
    }

    private static void readField(APIGatewayV2HTTPEvent event, JsonParser json) throws IOException {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
            case "rawPath" -> event.setRawPath(json.getValueAsString());
            case "rawQueryString" -> event.setRawQueryString(json.getValueAsString());
            case "headers" -> event.setHeaders(strings(json));
            case "requestContext" -> event.setRequestContext(readContext(json));
            case "body" -> event.setBody(json.getValueAsString());
            case "isBase64Encoded" -> event.setIsBase64Encoded(json.getValueAsBoolean());
            default -> json.skipChildren();
        }
    }

    /** Returns null where the event has no object, as the runtime's own reader does. */
    private static @Nullable Map<String, String> strings(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Map<String, String> strings = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            strings.put(name, json.getValueAsString());
        }
        return strings;
    }

    private static RequestContext readContext(JsonParser json) throws IOException {
        RequestContext context = new RequestContext();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "requestId" -> context.setRequestId(json.getValueAsString());
                case "http" -> context.setHttp(readHttp(json));
                default -> json.skipChildren();
            }
        }
        return context;
    }

    private static RequestContext.Http readHttp(JsonParser json) throws IOException {
        RequestContext.Http http = new RequestContext.Http();
        Map<String, String> strings = strings(json);
        if (strings != null) {
            http.setMethod(strings.get("method"));
            http.setSourceIp(strings.get("sourceIp"));
        }
        return http;
    }

    static void write(APIGatewayV2HTTPResponse response, OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", response.getStatusCode());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : response.getHeaders().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeStringField("body", response.getBody());
            json.writeBooleanField("isBase64Encoded", response.getIsBase64Encoded());
            json.writeEndObject();
        }
    }
}
