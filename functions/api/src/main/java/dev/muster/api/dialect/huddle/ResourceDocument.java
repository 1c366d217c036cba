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

/**
 * A document of this API: links and fields.
 *
 * @param name the name of its root element in XML
 */
record ResourceDocument(String name, List<ResourceLink> links, Map<String, String> fields) {
    ResourceDocument {
        links = List.copyOf(links);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    String write(DocumentFormat format) {
        return switch (format) {
            case XML -> XmlWriter.write(xml());
            case JSON -> JsonWriter.write(json());
        };
    }

    private XmlElement xml() {
        List<XmlElement> children =
                new ArrayList<>(links.stream().map(ResourceLink::xml).toList());
        fields.forEach((field, value) -> children.add(XmlElement.of(field, value)));
        return XmlElement.of(name, children);
    }

    private JsonValue json() {
        List<JsonValue.Member> members = new ArrayList<>();
        members.add(JsonValue.member(
                "links", JsonValue.array(links.stream().map(ResourceLink::json).toList())));
        fields.forEach((field, value) -> members.add(JsonValue.member(field, value)));
        return JsonValue.object(members);
    }
}
