package dev.muster.api.dialect.huddle;

import dev.muster.api.json.Json;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.xml.Xml;
import dev.muster.api.xml.XmlWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document of this API: links, and a few fields.
 *
 * @param name of its root in XML
 */
record Resource(String name, List<Link> links, Map<String, String> fields) {
    Resource {
        links = List.copyOf(links);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    String write(Form form) {
        return switch (form) {
            case XML -> XmlWriter.write(xml());
            case JSON -> JsonWriter.write(json());
        };
    }

    private Xml xml() {
        List<Xml> children = new ArrayList<>(links.stream().map(Link::xml).toList());
        fields.forEach((field, value) -> children.add(Xml.of(field, value)));
        return Xml.of(name, children);
    }

    private Json json() {
        List<Json.Member> members = new ArrayList<>();
        members.add(
                Json.member("links", Json.array(links.stream().map(Link::json).toList())));
        fields.forEach((field, value) -> members.add(Json.member(field, value)));
        return Json.object(members);
    }
}
