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
 * Reads the gateway's event as far as it is asked for here, and writes the answer. The runtime would do it too, but its
 * way takes as long as half of everything else when a function starts.
 */
final class GatewayEvent {
    private static final JsonFactory JSON = new JsonFactory();

    private GatewayEvent() {}

    static APIGatewayV2HTTPEvent read(InputStream input) throws IOException {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        try (JsonParser json = JSON.createParser(input)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                member(event, json);
            }
        }
        return event;
    }

    private static void member(APIGatewayV2HTTPEvent event, JsonParser json) throws IOException {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
            case "rawPath" -> event.setRawPath(json.getValueAsString());
            case "rawQueryString" -> event.setRawQueryString(json.getValueAsString());
            case "headers" -> event.setHeaders(texts(json));
            case "requestContext" -> event.setRequestContext(context(json));
            case "body" -> event.setBody(json.getValueAsString());
            case "isBase64Encoded" -> event.setIsBase64Encoded(json.getValueAsBoolean());
            default -> json.skipChildren();
        }
    }

    /** Nothing where there is nothing, as the runtime has it. */
    private static @Nullable Map<String, String> texts(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getValueAsString());
        }
        return texts;
    }

    private static RequestContext context(JsonParser json) throws IOException {
        RequestContext context = new RequestContext();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "requestId" -> context.setRequestId(json.getValueAsString());
                case "http" -> context.setHttp(http(json));
                default -> json.skipChildren();
            }
        }
        return context;
    }

    private static RequestContext.Http http(JsonParser json) throws IOException {
        RequestContext.Http http = new RequestContext.Http();
        Map<String, String> texts = texts(json);
        if (texts != null) {
            http.setMethod(texts.get("method"));
            http.setSourceIp(texts.get("sourceIp"));
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
