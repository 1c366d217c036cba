package dev.muster.pages.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The examples of operations: bodies in the document, and commands of curl under {@code x-codeSamples}. */
record OperationExamples(Node source, Map<String, Node> events) {
    private static final String EXAMPLES = "x-examples";
    private static final String SAMPLES = "x-codeSamples";

    Node addTo(String method, String path, Node operation) {
        List<Node> named = operation.at(EXAMPLES).elements();
        if (named.isEmpty()) {
            SampleRequest request = new ExampleRequest(source, operation).of(method, path);
            return operation.with(
                    SAMPLES,
                    new Node.Elements(List.of(sample(operation.at("summary").text(), request))));
        }
        Node extended = operation.without(Set.of(EXAMPLES));
        for (Node example : named) {
            extended = withBody(extended, example);
        }
        return extended.with(
                SAMPLES,
                new Node.Elements(named.stream()
                        .map(example -> sample(example.at("summary").text(), request(example, operation)))
                        .toList()));
    }

    private SampleRequest request(Node example, Node operation) {
        SampleRequest request = SampleRequest.of(event(example));
        boolean isPublic = operation.at("security").equals(new Node.Elements(List.of()));
        return isPublic ? request.withoutCredential() : request;
    }

    private Node event(Node example) {
        String name = example.at("event").text();
        return Optional.ofNullable(events.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no event " + name));
    }

    private static Node sample(String label, SampleRequest request) {
        Map<String, Node> sample = new LinkedHashMap<>();
        sample.put("lang", new Node.Text("Shell"));
        sample.put("label", new Node.Text(label));
        sample.put("source", new Node.Text(request.curl()));
        return new Node.Members(sample);
    }

    /** Adds the body of the event to the examples of its media type. A compressed body is no example of text. */
    private Node withBody(Node operation, Node example) {
        SampleRequest request = SampleRequest.of(event(example));
        Node content = operation.at("requestBody", "content");
        Node media = content.at(request.mediaType());
        if (!media.isPresent() || request.isCompressed()) {
            return operation;
        }
        Map<String, Node> entry = new LinkedHashMap<>();
        entry.put("summary", example.at("summary"));
        entry.put("value", value(request));
        Node examples = media.at("examples").with(example.at("name").text(), new Node.Members(entry));
        return operation.with(
                "requestBody",
                operation
                        .at("requestBody")
                        .with("content", content.with(request.mediaType(), media.with("examples", examples))));
    }

    private static Node value(SampleRequest request) {
        return request.mediaType().equals("application/json")
                ? YamlText.parse("the body of an event", request.body())
                : new Node.Text(request.body());
    }
}
