package dev.muster.api.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person as its document shows it. What reads the same whether it is there or not is left out: null, empty sets, and
 * {@code archived} when it is false.
 *
 * @param memberships the scopes of its organizations, {@code organizations.3}
 */
record ShownPerson(String id, List<String> memberships, List<ShownValue> values, List<ShownValue> members) {
    private static final String ORGANIZATIONS = "organizations";

    /** A value, or a member of a set; {@code type} is text, number or boolean. */
    record ShownValue(String scope, String name, String type, String text) {}

    /** Reads the document of a person. */
    static ShownPerson of(JsonNode document) {
        ShownPerson person = new ShownPerson(
                document.get("id").textValue(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        person.add(Column.ATTRIBUTES, document.get(Column.ATTRIBUTES));
        person.add(Column.CUSTOM, document.get(Column.CUSTOM));
        document.get(ORGANIZATIONS).properties().forEach(organization -> {
            String scope = ORGANIZATIONS + "." + organization.getKey();
            person.memberships.add(scope);
            person.add(scope, organization.getValue());
        });
        return person;
    }

    private void add(String scope, JsonNode object) {
        Set<Map.Entry<String, JsonNode>> properties = object.properties();
        properties.forEach(property -> add(scope, property.getKey(), property.getValue()));
    }

    private void add(String scope, String name, JsonNode json) {
        switch (json.getNodeType()) {
            case ARRAY -> json.forEach(member -> members.add(new ShownValue(scope, name, "text", member.textValue())));
            case STRING -> values.add(new ShownValue(scope, name, "text", json.textValue()));
            case NUMBER ->
                values.add(new ShownValue(
                        scope, name, "number", Texts.number(json.decimalValue().toString())));
            case BOOLEAN -> {
                if (!name.equals("archived") || json.booleanValue()) {
                    values.add(new ShownValue(scope, name, "boolean", json.asText()));
                }
            }
            case NULL -> {
                // There is no value.
            }
            case BINARY, MISSING, OBJECT, POJO -> throw new AssertionError(scope + " " + name + " is " + json);
        }
    }

    /** Returns the person as lines, in the form of the oracle. */
    Stream<String> lines() {
        return Stream.of(
                        Stream.of("is there"),
                        memberships.stream(),
                        values.stream()
                                .map(value -> "%s %s is %s %s"
                                        .formatted(value.scope(), value.name(), value.type(), value.text())),
                        members.stream()
                                .map(member -> "%s %s has %s".formatted(member.scope(), member.name(), member.text())))
                .flatMap(lines -> lines)
                .map(line -> id + ": " + line);
    }
}
