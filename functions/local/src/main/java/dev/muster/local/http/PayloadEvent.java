package dev.muster.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.api.http.PercentEncoding;
import dev.muster.embedded.template.LocalAws;
import dev.muster.embedded.template.RouteResource;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The event of payload format 2.0 for an HTTP request. */
public final class PayloadEvent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final HttpCall call;
    private final RouteResource route;
    private final Map<String, String> pathParameters;
    private final String requestId;
    private final Instant time;

    private PayloadEvent(
            HttpCall call, RouteResource route, Map<String, String> pathParameters, String requestId, Instant time) {
        this.call = call;
        this.route = route;
        this.pathParameters = pathParameters;
        this.requestId = requestId;
        this.time = time;
    }

    /**
     * Returns the event as JSON in UTF-8.
     *
     * @param pathParameters the decoded values of the variables in the path of the route
     */
    public static byte[] of(
            HttpCall call, RouteResource route, Map<String, String> pathParameters, String requestId, Instant time) {
        try {
            return JSON.writeValueAsBytes(new PayloadEvent(call, route, pathParameters, requestId, time).event());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode event() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", call.path());
        event.put("rawQueryString", call.rawQuery());
        List<String> cookies = CookieHeader.of(call);
        if (!cookies.isEmpty()) {
            cookies.forEach(event.putArray("cookies")::add);
        }
        headers(event.putObject("headers"));
        query(event);
        context(event.putObject("requestContext"));
        if (!pathParameters.isEmpty()) {
            pathParameters.forEach(event.putObject("pathParameters")::put);
        }
        EventBody.of(call).write(event);
        return event;
    }

    private void headers(ObjectNode headers) {
        call.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        headers.put("x-forwarded-for", call.sourceIp());
        headers.put("x-forwarded-proto", "http");
    }

    private void query(ObjectNode event) {
        List<String> pairs = Arrays.stream(call.rawQuery().split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .toList();
        if (!pairs.isEmpty()) {
            ObjectNode parameters = event.putObject("queryStringParameters");
            pairs.forEach(pair -> query(parameters, pair));
        }
    }

    private static void query(ObjectNode parameters, String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.put(name, parameters.has(name) ? parameters.get(name).textValue() + "," + value : value);
    }

    private static String decode(String text) {
        return PercentEncoding.decode(text.replace('+', ' '));
    }

    private void context(ObjectNode context) {
        String domain = call.header("host").orElse("localhost");
        context.put("accountId", LocalAws.ACCOUNT);
        context.put("apiId", LocalAws.REGION);
        context.put("domainName", domain);
        context.put("domainPrefix", domain.split("[.:]", 2)[0]);
        context.put("requestId", requestId);
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", TIME.format(time));
        context.put("timeEpoch", time.toEpochMilli());
        ObjectNode http = context.putObject("http");
        http.put("method", call.method());
        http.put("path", call.path());
        http.put("protocol", call.protocol());
        http.put("sourceIp", call.sourceIp());
        http.put("userAgent", call.header("user-agent").orElse(""));
    }
}
