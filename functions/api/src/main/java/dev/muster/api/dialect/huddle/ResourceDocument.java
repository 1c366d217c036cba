package dev.muster.api.dialect.huddle;

import dev.muster.api.xml.XmlElement;
import dev.muster.api.xml.XmlWriter;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document of this API: links, the elements of a list, and fields.
 *
 * @param name the name of its root element in XML
 * @param elements the elements of a list, which has the name of the document; empty for a document that is no list
 * @param fields texts, numbers and flags
 */
record ResourceDocument(
        String name,
        List<ResourceLink> links,
        Optional<List<ResourceDocument>> elements,
        Map<String, JsonValue> fields) {
    ResourceDocument {
        links = List.copyOf(links);
        elements = elements.map(List::copyOf);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Creates a document that is no list. */
    ResourceDocument(String name, List<ResourceLink> links, Map<String, JsonValue> fields) {
        this(name, links, Optional.empty(), fields);
    }

    String write(DocumentFormat format) {
        return switch (format) {
            case XML -> XmlWriter.write(xml());
            case JSON -> JsonWriter.write(json());
        };
    }

    private XmlElement xml() {
        Stream<XmlElement> all = Stream.concat(
                links.stream().map(ResourceLink::xml),
                elements.orElse(List.of()).stream().map(ResourceDocument::xml));
        List<XmlElement> children = new ArrayList<>(all.toList());
        fields.forEach((field, value) -> children.add(XmlElement.of(field, text(value))));
        return XmlElement.of(name, children);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonValue.JsonString(String text) ? text : JsonWriter.write(value);
    }

    private JsonValue json() {
        List<JsonValue.Member> members = new ArrayList<>();
        members.add(JsonValue.member(
                "links", JsonValue.array(links.stream().map(ResourceLink::json).toList())));
        elements.ifPresent(list -> members.add(JsonValue.member(
                name, JsonValue.array(list.stream().map(ResourceDocument::json).toList()))));
        fields.forEach((field, value) -> members.add(JsonValue.member(field, value)));
        return JsonValue.object(members);
    }
}
