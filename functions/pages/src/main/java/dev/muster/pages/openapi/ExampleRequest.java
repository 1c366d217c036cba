package dev.muster.pages.openapi;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The request of an operation that no sample event shows, made from the examples of its parameters and of its body. */
record ExampleRequest(Node document, Node operation) {

    SampleRequest of(String method, String path) {
        Map<String, String> query = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        addCredential(query, headers);
        Stream<Map.Entry<String, Node>> contents = operation.at("requestBody", "content").members().entrySet().stream();
        Map.Entry<String, Node> content = contents.findFirst().orElse(Map.entry("", new Node.Nothing()));
        String body = body(content.getValue());
        if (!body.isEmpty()) {
            headers.put("Content-Type", content.getKey());
        }
        return new SampleRequest(method.toUpperCase(Locale.ROOT), path(path), query, headers, body, false);
    }

    private String path(String path) {
        String shown = path;
        for (Node parameter : operation.at("parameters").elements()) {
            Node resolved = resolved(parameter);
            shown = shown.replace(
                    "{" + resolved.at("name").text() + "}",
                    resolved.at("example").text());
        }
        return shown;
    }

    private Node resolved(Node node) {
        String reference = node.at("$ref").text();
        return reference.isEmpty()
                ? node
                : document.at(reference.substring("#/".length()).split("/", -1));
    }

    /** Returns the first example of a media type; its required body is never without one in the reference. */
    private static String body(Node media) {
        return media.at("examples").members().values().stream()
                .map(example -> example.at("value"))
                .findFirst()
                .or(() -> Stream.of(media.at("example")).findFirst())
                .map(value -> value instanceof Node.Text(String text)
                        ? text
                        : value.isPresent() ? JsonText.indented(value) : "")
                .orElse("");
    }

    private void addCredential(Map<String, String> query, Map<String, String> headers) {
        Node security = operation.at("security").isPresent() ? operation.at("security") : document.at("security");
        security.elements().stream()
                .limit(1)
                .flatMap(alternative -> alternative.members().keySet().stream())
                .forEach(name -> addCredential(document.at("components", "securitySchemes", name), query, headers));
    }

    private static void addCredential(Node scheme, Map<String, String> query, Map<String, String> headers) {
        String name = scheme.at("name").text();
        String variable = "$" + name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        switch (scheme.at("in").text()) {
            case "query" -> query.put(name, variable);
            case "header" -> headers.put(name, name.equals("Authorization") ? sample(scheme) : variable);
            default -> headers.put("Authorization", sample(scheme));
        }
    }

    private static String sample(Node scheme) {
        Node sample = scheme.at("x-sample");
        return sample.isPresent() ? sample.text() : "Bearer $MUSTER_API_KEY";
    }
}
