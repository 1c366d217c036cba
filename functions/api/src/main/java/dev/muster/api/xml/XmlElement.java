package dev.muster.api.xml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An XML element.
 *
 * @param name without a namespace
 * @param attributes those without a namespace, in the order written
 * @param text the text before the children; parsed elements have none
 */
public record XmlElement(String name, Map<String, String> attributes, String text, List<XmlElement> children) {
    public XmlElement {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    public static XmlElement of(String name, String text) {
        return new XmlElement(name, Map.of(), text, List.of());
    }

    public static XmlElement of(String name, List<XmlElement> children) {
        return new XmlElement(name, Map.of(), "", children);
    }
}
