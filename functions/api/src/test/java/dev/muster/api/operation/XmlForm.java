package dev.muster.api.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads XML as the JSON that the XML objects of its schema make equal to it (OpenAPI 3.1, "XML Object"). */
record XmlForm(ApiDocument document) {

    JsonNode json(String xml, JsonNode schema) {
        Element root = parse(xml);
        JsonNode resolved = document.resolve(schema);
        return root.getTagName().equals(name(resolved, ""))
                ? read(root, resolved)
                : TextNode.valueOf(root.getTagName());
    }

    private static Element parse(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException notXml) {
            throw new AssertionError("not XML: " + xml, notXml);
        }
    }

    private JsonNode read(Element element, JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "object" -> object(element, schema);
            case "integer", "boolean" -> ApiDocument.json(element.getTextContent());
            case String _ -> TextNode.valueOf(element.getTextContent());
        };
    }

    /** Returns the object; elements that belong to no property become a property of their own. */
    private ObjectNode object(Element element, JsonNode schema) {
        ObjectNode object = ApiDocument.MAPPER.createObjectNode();
        List<Element> rest = new ArrayList<>(children(element));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode type = document.resolve(property.getValue());
            if (type.at("/xml/attribute").asBoolean() && element.hasAttribute(property.getKey())) {
                object.put(property.getKey(), element.getAttribute(property.getKey()));
            }
            List<Element> own = rest.stream()
                    .filter(child -> child.getTagName().equals(elementName(property)))
                    .toList();
            rest.removeAll(own);
            if (type.path("type").asText().equals("array")) {
                object.set(property.getKey(), array(own, type));
            } else if (!own.isEmpty()) {
                object.set(property.getKey(), read(own.getFirst(), type));
            }
        }
        rest.forEach(unknown -> object.put("unknown element " + unknown.getTagName(), true));
        return object;
    }

    private ArrayNode array(List<Element> elements, JsonNode schema) {
        ArrayNode array = ApiDocument.MAPPER.createArrayNode();
        JsonNode items = document.resolve(schema.path("items"));
        elements.stream()
                .flatMap(element -> isWrapped(schema) ? children(element).stream() : Stream.of(element))
                .forEach(element -> array.add(read(element, items)));
        return array;
    }

    private String elementName(Map.Entry<String, JsonNode> property) {
        JsonNode type = document.resolve(property.getValue());
        return type.path("type").asText().equals("array") && !isWrapped(type)
                ? name(document.resolve(type.path("items")), property.getKey())
                : name(type, property.getKey());
    }

    private static boolean isWrapped(JsonNode schema) {
        return schema.at("/xml/wrapped").asBoolean();
    }

    private static String name(JsonNode schema, String otherwise) {
        return schema.at("/xml/name").asText(otherwise);
    }

    private static List<Element> children(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }
}
