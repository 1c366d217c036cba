package dev.muster.testing.flow;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * People as a plain table, and a file that is applied to it from top to bottom. It knows neither registers nor batches nor
 * the planner of files: of the rows of a person the last counts, and a row that takes a key of somebody else is left out.
 */
final class RowByRowModel {
    static final String STATUS = "org/3/followup_status";
    static final String LABELS = "org/3/labels/";
    private static final List<String> UNIQUE = List.of("email", "custom_id");

    /** The values of a person by path; members of a set are values of their own. A person who is in nothing has none. */
    final Map<String, Map<String, String>> people = new TreeMap<>();

    private final MatchKey match;
    private final RowMode mode;

    RowByRowModel(MatchKey match, RowMode mode) {
        this.match = match;
        this.mode = mode;
    }

    /** Returns what the model knows of a person as it reads. */
    static Map<String, String> read(Person person) {
        Map<String, String> values = new TreeMap<>();
        for (String path : List.of("country", "email", "custom_id", STATUS)) {
            text(person.value(new Path(path))).ifPresent(text -> values.put(path, text));
        }
        person.registers().forEach((path, register) -> {
            if (path.text().startsWith(LABELS) && register.value().isTrue()) {
                values.put(path.text(), "true");
            }
        });
        if (person.isIn("3")) {
            values.put("member", "3");
        } else {
            values.keySet().removeIf(path -> path.startsWith("org/3/"));
        }
        return values;
    }

    private static Optional<String> text(Value value) {
        return value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /**
     * Applies the rows.
     *
     * @param newId the id under which the row creates its person, when the row does not name it
     * @return the outcome of each row
     */
    List<String> apply(List<FileRow> rows, Function<FileRow, String> newId) {
        Map<String, String> holders = new HashMap<>();
        people.forEach((id, values) -> UNIQUE.forEach(
                kind -> Optional.ofNullable(values.get(kind)).ifPresent(text -> holders.put(kind + text, id))));
        List<String> ids = rows.stream().map(row -> find(row).orElse("")).toList();
        Map<String, String> given = new HashMap<>();
        List<String> outcomes = new ArrayList<>();
        for (FileRow row : rows) {
            boolean isLast = rows.stream()
                    .noneMatch(later -> later.number().compareTo(row.number()) > 0
                            && later.key().equals(row.key()));
            outcomes.add(
                    isLast || row.key().isBlank()
                            ? apply(row, ids.get(outcomes.size()), newId, holders, given)
                            : "repeated");
        }
        return outcomes;
    }

    private Optional<String> find(FileRow row) {
        return people.entrySet().stream()
                .filter(person -> match == MatchKey.ID
                        ? person.getKey().equals(row.key())
                        : row.key().equals(person.getValue().get(match.code())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String apply(
            FileRow row,
            String known,
            Function<FileRow, String> newId,
            Map<String, String> holders,
            Map<String, String> given) {
        if (row.problem().isPresent() || row.key().isBlank()) {
            return "refused";
        }
        if (known.isEmpty() && mode == RowMode.UPDATE) {
            return "not_found";
        }
        if (!known.isEmpty() && mode == RowMode.CREATE) {
            return "refused";
        }
        String id = !known.isEmpty() ? known : match == MatchKey.ID ? row.key() : newId.apply(row);
        Set<String> keys = keys(row);
        if (known.isEmpty() && match != MatchKey.ID) {
            keys.add(match.code() + row.key());
        }
        boolean isTaken = keys.stream()
                .anyMatch(key -> !holders.getOrDefault(key, id).equals(id)
                        || !given.getOrDefault(key, id).equals(id));
        if (isTaken) {
            return "refused";
        }
        keys.forEach(key -> given.put(key, id));
        return write(row, id, known.isEmpty());
    }

    private Set<String> keys(FileRow row) {
        Set<String> keys = new HashSet<>();
        row.change().assignments().stream()
                .filter(assignment -> UNIQUE.contains(assignment.path().text())
                        && !assignment.path().text().equals(match.code()))
                .forEach(assignment -> text(assignment.to())
                        .ifPresent(text -> keys.add(assignment.path().text() + text)));
        return keys;
    }

    private String write(FileRow row, String id, boolean isNew) {
        Map<String, String> before = people.getOrDefault(id, Map.of());
        Map<String, String> after = new TreeMap<>(before);
        if (isNew && match != MatchKey.ID) {
            after.put(match.code(), row.key());
        }
        Set<String> labels = row.change().sets().get(LABELS);
        boolean sets = row.change().assignments().stream()
                        .anyMatch(assignment -> assignment.path().text().equals(STATUS)
                                && assignment.to().isPresent())
                || (labels != null && !labels.isEmpty());
        if (sets) {
            after.put("member", "3");
        }
        for (Assignment assignment : row.change().assignments()) {
            boolean isOutside = assignment.path().text().equals(STATUS) && !after.containsKey("member");
            if (!isOutside && !assignment.path().text().equals(match.code())) {
                after.remove(assignment.path().text());
                text(assignment.to())
                        .ifPresent(text -> after.put(assignment.path().text(), text));
            }
        }
        if (labels != null && after.containsKey("member")) {
            after.keySet().removeIf(path -> path.startsWith(LABELS));
            new TreeSet<>(labels).forEach(label -> after.put(LABELS + label, "true"));
        }
        people.put(id, after);
        return isNew ? "created" : Objects.equals(before, after) ? "unchanged" : "changed";
    }
}
