package dev.muster.core.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        Map<Path, Value> wanted = new LinkedHashMap<>();
        attributes.ifPresent(all -> {
            clear(person, ImportRow::isPlainAttribute, wanted);
            all.forEach((name, value) ->
                    SharedAttributes.set(name, value).forEach(write -> wanted.put(write.path(), write.to())));
        });
        custom.forEach((attribute, value) -> wanted.put(attribute.path(), value));
        organizations.ifPresent(
                all -> all.forEach((organization, known) -> membership(person, organization, known, wanted)));
        List<Assignment> writes = new ArrayList<>();
        new TreeMap<>(wanted).forEach((path, value) -> {
            if (!person.holds(path, value)) {
                writes.add(new Assignment(path, value));
            }
        });
        return writes;
    }

    private static boolean isPlainAttribute(Path path) {
        return path.organization().isEmpty() && CustomAttribute.at(path).isEmpty();
    }

    private static void membership(
            Person person, String organization, Map<String, Value> known, Map<Path, Value> wanted) {
        clear(person, path -> path.organization().filter(organization::equals).isPresent(), wanted);
        wanted.put(Path.member(organization), Value.of(true));
        wanted.put(Path.removed(organization), Value.of(false));
        known.forEach((path, value) -> wanted.put(Path.inOrganization(organization, path), value));
    }

    private static void clear(Person person, Predicate<Path> which, Map<Path, Value> wanted) {
        person.registers().keySet().stream().filter(which).forEach(path -> wanted.put(path, Value.NOTHING));
    }
}
