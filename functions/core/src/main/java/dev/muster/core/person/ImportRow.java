package dev.muster.core.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One row of an import. The row's attributes replace all attributes of the person but the custom ones, and each organization that it names
 * is replaced there. A part that the row omits stays as it is, and so does an organization that it does not name.
 *
 * @param number the number of the row in the import, from 1
 * @param attributes every attribute of the person after the import
 * @param custom custom attributes to set; all others stay
 * @param organizations the organizations to replace or to join, with the registers there by their path within the
 *     organization
 */
public record ImportRow(
        int number,
        String id,
        Optional<Map<String, Value>> attributes,
        Map<CustomAttribute, Value> custom,
        Optional<Map<String, Map<String, Value>>> organizations) {

    public ImportRow {
        attributes = attributes.map(Map::copyOf);
        custom = Map.copyOf(custom);
        organizations = organizations.map(Map::copyOf);
    }

    /** Creates a row without custom attributes. */
    public ImportRow(
            int number,
            String id,
            Optional<Map<String, Value>> attributes,
            Optional<Map<String, Map<String, Value>>> organizations) {
        this(number, id, attributes, Map.of(), organizations);
    }

    /** Returns the organizations that the row names. */
    public Set<String> named() {
        return organizations.map(Map::keySet).orElse(Set.of());
    }

    /** Returns the assignments that make the person equal to the row; empty when it is equal already. */
    public List<Assignment> towards(Person person) {
        List<Assignment> wanted = new ArrayList<>();
        attributes.ifPresent(all -> {
            clear(person, ImportRow::isPlainAttribute, wanted);
            all.forEach((name, value) -> wanted.add(SharedAttributes.set(name, value)));
        });
        custom.forEach((attribute, value) -> wanted.add(new Assignment(attribute.path(), value)));
        organizations.ifPresent(
                all -> all.forEach((organization, known) -> membership(person, organization, known, wanted)));
        return SharedAttributes.writes(person, wanted);
    }

    private static boolean isPlainAttribute(Path path) {
        return path.organization().isEmpty() && CustomAttribute.at(path).isEmpty() && !path.equals(Path.EXISTS);
    }

    private static void membership(
            Person person, String organization, Map<String, Value> known, List<Assignment> wanted) {
        clear(person, path -> path.organization().filter(organization::equals).isPresent(), wanted);
        wanted.add(new Assignment(Path.member(organization), Value.of(true)));
        wanted.add(new Assignment(Path.removed(organization), Value.of(false)));
        known.forEach((path, value) -> wanted.add(new Assignment(Path.inOrganization(organization, path), value)));
    }

    private static void clear(Person person, Predicate<Path> which, List<Assignment> wanted) {
        person.registers().keySet().stream()
                .filter(which)
                .sorted()
                .forEach(path -> wanted.add(new Assignment(path, Value.NOTHING)));
    }
}
