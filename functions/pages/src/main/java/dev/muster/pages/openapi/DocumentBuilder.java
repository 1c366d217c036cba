package dev.muster.pages.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Builds the document: adds headers, examples and HEAD to the merged source files. */
public final class DocumentBuilder {
    /** The fields of a path that are operations. */
    public static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");

    private static final String COMMON = "x-common-headers";
    private static final String AUTHENTICATED = "x-authenticated-headers";

    private final Node source;
    private final Map<String, Node> events;
    private final ResponseHeaders headers;

    private DocumentBuilder(Node source, Map<String, Node> events) {
        this.source = source;
        this.events = events;
        this.headers = new ResponseHeaders(names(source.at(COMMON)), names(source.at(AUTHENTICATED)));
    }

    /**
     * Returns the document.
     *
     * @param source the merged files
     * @param events the sample events by name
     */
    public static Node build(Node source, Map<String, Node> events) {
        return new DocumentBuilder(source, events).build();
    }

    private static List<String> names(Node list) {
        return list.elements().stream().map(Node::text).toList();
    }

    private Node build() {
        Node responses = mapped(source.at("components", "responses"), (_, response) -> headers.addTo(response, true));
        Node components = source.at("components").with("responses", responses);
        Node paths = mapped(source.at("paths"), (path, item) -> pathItem(path, item, components));
        return XmlExamples.renamed(source.without(Set.of(COMMON, AUTHENTICATED))
                .with("paths", paths)
                .with("components", components));
    }

    private Node pathItem(String path, Node item, Node components) {
        Map<String, Node> built = new LinkedHashMap<>();
        item.members().forEach((method, value) -> {
            Node operation = METHODS.contains(method) ? operation(method, path, value) : value;
            built.put(method, operation);
            if (method.equals("get")) {
                built.put("head", HeadOperation.of(operation, components.at("responses")));
            }
        });
        return new Node.Members(built);
    }

    private Node operation(String method, String path, Node operation) {
        boolean isPublic = operation.at("security") instanceof Node.Elements(var schemes) && schemes.isEmpty();
        Node responses = mapped(operation.at("responses"), (_, response) -> headers.addTo(response, !isPublic));
        Node described = operation.with("responses", responses);
        return new OperationExamples(source, events).addTo(method, path, described);
    }

    /** Returns the object with each value replaced by the result for its name and the value. */
    static Node mapped(Node object, BiFunction<String, Node, Node> change) {
        Map<String, Node> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, change.apply(name, value)));
        return new Node.Members(members);
    }
}
