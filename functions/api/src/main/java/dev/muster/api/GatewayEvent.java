package dev.muster.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import dev.muster.aws.lambda.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Reads the fields of the gateway's event that this function uses, and writes the response. */
final class GatewayEvent {
    private GatewayEvent() {}

    static APIGatewayV2HTTPEvent read(InputStream input) throws IOException {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        try (EventReader reader = EventReader.open(input)) {
            for (String name = reader.nextField(); name != null; name = reader.nextField()) {
                switch (name) {
                    case "rawPath" -> event.setRawPath(reader.text());
                    case "rawQueryString" -> event.setRawQueryString(reader.text());
                    case "headers" -> event.setHeaders(reader.texts());
                    case "requestContext" -> event.setRequestContext(readContext(reader));
                    case "body" -> event.setBody(reader.text());
                    case "isBase64Encoded" -> event.setIsBase64Encoded(reader.flag());
                    default -> reader.skip();
                }
            }
        }
        return event;
    }

    private static RequestContext readContext(EventReader reader) throws IOException {
        RequestContext context = new RequestContext();
        for (String name = reader.nextField(); name != null; name = reader.nextField()) {
            switch (name) {
                case "requestId" -> context.setRequestId(reader.text());
                case "http" -> context.setHttp(readHttp(reader));
                default -> reader.skip();
            }
        }
        return context;
    }

    private static RequestContext.Http readHttp(EventReader reader) throws IOException {
        RequestContext.Http http = new RequestContext.Http();
        Map<String, String> texts = reader.texts();
        if (texts != null) {
            http.setMethod(texts.get("method"));
            http.setSourceIp(texts.get("sourceIp"));
        }
        return http;
    }

    static void write(APIGatewayV2HTTPResponse response, OutputStream output) throws IOException {
        JsonValue json = JsonValue.object(
                new Member("statusCode", JsonValue.of(response.getStatusCode())),
                new Member(
                        "headers",
                        JsonValue.object(response.getHeaders().entrySet().stream()
                                .map(header -> JsonValue.member(header.getKey(), header.getValue()))
                                .toList())),
                JsonValue.member("body", response.getBody()),
                new Member("isBase64Encoded", JsonValue.of(response.getIsBase64Encoded())));
        JsonWriter.write(json, output);
    }
}
