package dev.muster.api.oracle;

import dev.muster.api.oracle.ShownPerson.ShownValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a person as a CSV file of one row, as far as CSV can say its values. */
final class PersonCsv {
    /** Headings that name something else, or that belong to an organization. */
    private static final Set<String> OTHER_MEANING = Set.of(
            "id",
            "row",
            "outcome",
            "reason",
            "permission_id",
            "followup_status",
            "archived",
            "assigned",
            "labels",
            "groups",
            "addresses");

    private final Map<String, String> cells = new LinkedHashMap<>();

    private PersonCsv() {}

    /** Returns the text of the file. */
    static String of(ShownPerson person) {
        PersonCsv csv = new PersonCsv();
        csv.cells.put("id", person.id());
        person.values().stream().filter(PersonCsv::canBeSaid).forEach(csv::value);
        person.members().stream()
                .collect(Collectors.groupingBy(
                        member -> heading(member.scope(), member.name()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(csv::set);
        return line(csv.cells.keySet()) + line(csv.cells.values());
    }

    private void value(ShownValue value) {
        cells.put(heading(value.scope(), value.name()) + ":" + value.type(), value.text());
    }

    private void set(List<ShownValue> members) {
        ShownValue first = members.getFirst();
        List<String> texts = new ArrayList<>();
        members.forEach(member -> texts.add(member.text()));
        if (hasHeading(first) && texts.stream().noneMatch(text -> text.contains(";"))) {
            cells.put(heading(first.scope(), first.name()), String.join(" ; ", texts));
        }
    }

    private static String heading(String scope, String name) {
        return scope.equals(Column.ATTRIBUTES) ? name : scope + "." + name;
    }

    private static boolean hasHeading(ShownValue value) {
        return !value.scope().equals(Column.ATTRIBUTES) || !OTHER_MEANING.contains(value.name());
    }

    /** Blank text and {@code #N/A} say something else, and so do blanks around a key or behind a heading. */
    private static boolean canBeSaid(ShownValue value) {
        String stripped = Texts.strip(value.text());
        boolean isKey = value.name().equals("custom_id") && value.scope().equals(Column.ATTRIBUTES);
        return hasHeading(value)
                && !value.text()
                        .chars()
                        .allMatch(character -> Character.isWhitespace(character) || Character.isSpaceChar(character))
                && !stripped.equals("#N/A")
                && value.name().equals(value.name().stripTrailing())
                && (!isKey || stripped.equals(value.text()));
    }

    private static String line(Iterable<String> cells) {
        Stream.Builder<String> quoted = Stream.builder();
        cells.forEach(cell -> quoted.add("\"" + cell.replace("\"", "\"\"") + "\""));
        return quoted.build().collect(Collectors.joining(",")) + "\r\n";
    }
}
