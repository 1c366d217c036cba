package dev.muster.aws.file;

import dev.muster.core.file.FileRow;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All of a row that similar rows have in common, which is stored once for all of them.
 *
 * @param headings the headings of the cells
 * @param cells where the text of each cell is: {@link #APART}, {@link #KEY}, or from {@link #FIRST_VALUE} on in the value
 *     with this place
 * @param paths the paths of the assignments
 * @param kinds the kinds of their values
 * @param sets the prefixes of the exact sets
 */
record RowShape(
        List<String> headings, List<Integer> cells, List<String> paths, List<ValueKind> kinds, List<String> sets) {
    /** The text is stored with the row. */
    static final int APART = 0;
    /** The text is the key of the row. */
    static final int KEY = 1;
    /** The text is that of the first assignment. */
    static final int FIRST_VALUE = 2;

    RowShape {
        headings = List.copyOf(headings);
        cells = List.copyOf(cells);
        paths = List.copyOf(paths);
        kinds = List.copyOf(kinds);
        sets = List.copyOf(sets);
    }

    static RowShape of(FileRow row) {
        List<Assignment> assignments = row.change().assignments();
        List<Optional<String>> texts = assignments.stream()
                .map(assignment -> ValueKind.text(assignment.to()))
                .toList();
        return new RowShape(
                List.copyOf(row.cells().keySet()),
                row.cells().values().stream()
                        .map(cell -> place(cell, row.key(), texts))
                        .toList(),
                assignments.stream().map(assignment -> assignment.path().text()).toList(),
                assignments.stream()
                        .map(assignment -> ValueKind.of(assignment.to(), row.key()))
                        .toList(),
                List.copyOf(row.change().sets().keySet()));
    }

    private static int place(String cell, String key, List<Optional<String>> texts) {
        if (cell.equals(key)) {
            return KEY;
        }
        int place = texts.indexOf(Optional.of(cell));
        return place < 0 ? APART : FIRST_VALUE + place;
    }

    /** Returns the text of a cell, read from the input if it is stored apart. */
    static String cell(int place, String key, List<Assignment> assignments, RowInput in) {
        return switch (place) {
            case APART -> in.text();
            case KEY -> key;
            default -> {
                Value value = assignments.get(place - FIRST_VALUE).to();
                yield ValueKind.text(value).orElseThrow();
            }
        };
    }

    void write(RowOutput out) {
        writeTexts(headings, out);
        cells.forEach(out::number);
        writeTexts(paths, out);
        kinds.forEach(kind -> out.number(kind.stored()));
        writeTexts(sets, out);
    }

    static RowShape read(RowInput in) {
        List<String> headings = texts(in);
        List<Integer> cells = headings.stream().map(_ -> in.number()).toList();
        List<String> paths = texts(in);
        List<ValueKind> kinds =
                paths.stream().map(_ -> ValueKind.ofStored(in.number())).toList();
        return new RowShape(headings, cells, paths, kinds, texts(in));
    }

    private static void writeTexts(List<String> texts, RowOutput out) {
        out.number(texts.size());
        texts.forEach(out::text);
    }

    private static List<String> texts(RowInput in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }
}
