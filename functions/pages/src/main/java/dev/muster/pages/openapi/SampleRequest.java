package dev.muster.pages.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request that the reference shows as a command of curl.
 *
 * @param query the decoded parameters
 * @param headers the headers, by their names as they are shown
 * @param body blank if there is none
 * @param isCompressed whether the body is compressed, so that the command sends a file
 */
public record SampleRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        boolean isCompressed) {
    private static final String JOB = "01K0000000000000000000000[01]";
    private static final List<String> SHOWN =
            List.of("Accept", "Content-Type", "Prefer", "If-Match", "Idempotency-Key");

    /** Returns the request of an event of the gateway. */
    static SampleRequest of(Node event) {
        return new SampleRequest(
                event.at("requestContext", "http", "method").text(),
                event.at("rawPath").text(),
                query(event.at("rawQueryString").text()),
                headers(event.at("headers")),
                body(event),
                event.at("isBase64Encoded").equals(new Node.Flag(true)));
    }

    /** Returns the body as people write it: JSON on several lines. */
    private static String body(Node event) {
        String sent = event.at("body").text();
        return sent.startsWith("{") && !sent.strip().contains("\n")
                ? JsonText.indented(YamlText.parse("the body of an event", sent))
                : sent;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        Stream.of(raw.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return query;
    }

    private static Map<String, String> headers(Node sent) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer $MUSTER_API_KEY");
        SHOWN.stream()
                .filter(name -> sent.at(lower(name)).isPresent())
                .filter(name -> !sent.at(lower(name)).text().equals("*/*"))
                .forEach(name -> headers.put(name, sent.at(lower(name)).text()));
        return headers;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns the request without a credential. */
    SampleRequest withoutCredential() {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove("Authorization");
        return new SampleRequest(method, path, query, fewer, body, isCompressed);
    }

    /** Returns the media type of the body; blank if there is none. */
    String mediaType() {
        return headers.getOrDefault("Content-Type", "");
    }

    /** Returns the command for a POSIX shell. */
    public String curl() {
        StringBuilder command = new StringBuilder("curl -s");
        if (isQueryEncoded()) {
            command.append(" -G");
        }
        if (!method.equals("GET") && !(method.equals("POST") && !body.isEmpty())) {
            command.append(" -X ").append(method);
        }
        command.append(" \"$MUSTER_URL")
                .append(path.replaceAll(JOB, "\\$JOB"))
                .append(plainQuery())
                .append('"');
        headers.forEach((name, value) -> command.append(" \\\n  -H ").append(quoted(name + ": " + value)));
        if (isQueryEncoded()) {
            query.forEach(
                    (name, value) -> command.append(" \\\n  --data-urlencode ").append(quoted(name + "=" + value)));
        }
        return command.append(data()).toString();
    }

    /** A value with blanks or quotes is left to curl to encode. */
    private boolean isQueryEncoded() {
        return method.equals("GET") && query.values().stream().anyMatch(value -> !value.matches("[A-Za-z0-9_.,%-]*"));
    }

    private String plainQuery() {
        return isQueryEncoded() || query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .reduce((left, right) -> left + "&" + right)
                        .map("?"::concat)
                        .orElse("");
    }

    private String data() {
        if (body.isEmpty()) {
            return "";
        }
        if (isCompressed) {
            return " \\\n  --data-binary @people.ndjson.gz";
        }
        boolean isFile = !mediaType().contains("json") || mediaType().contains("ndjson");
        return isFile ? " \\\n  --data-binary @- <<'END'\n" + body.strip() + "\nEND" : " \\\n  -d " + quoted(body);
    }

    private static String quoted(String text) {
        return text.contains("$") && !text.contains("'") && !text.contains("\"")
                ? '"' + text + '"'
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
