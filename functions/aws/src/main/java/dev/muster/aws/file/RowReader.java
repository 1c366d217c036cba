package dev.muster.aws.file;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowProblem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the rows that {@link RowWriter} has written. */
final class RowReader {
    private final RowInput in;
    private final List<RowShape> shapes = new ArrayList<>();
    private final int rows;
    private int lastRow;

    RowReader(RowInput in) {
        this.in = in;
        for (int left = in.number(); left > 0; left--) {
            shapes.add(RowShape.read(in));
        }
        this.rows = in.number();
    }

    /** Returns the number of rows. */
    int rows() {
        return rows;
    }

    FileRow read() {
        RowShape shape = shapes.get(in.number());
        RowNumber number = readNumber();
        String key = in.text();
        List<Assignment> assignments = new ArrayList<>();
        for (int place = 0; place < shape.paths().size(); place++) {
            assignments.add(new Assignment(
                    new Path(shape.paths().get(place)), shape.kinds().get(place).read(in, key)));
        }
        RowChange change = new RowChange(assignments, sets(shape));
        return new FileRow(number, key, cells(shape, key, assignments), change, problem());
    }

    private RowNumber readNumber() {
        int part = in.number();
        int sign = in.number() == 0 ? 1 : -1;
        lastRow += sign * in.number();
        return new RowNumber(part, lastRow);
    }

    private Map<String, Set<String>> sets(RowShape shape) {
        Map<String, Set<String>> sets = new TreeMap<>();
        for (String prefix : shape.sets()) {
            Set<String> members = new TreeSet<>();
            for (int left = in.number(); left > 0; left--) {
                members.add(in.text());
            }
            sets.put(prefix, members);
        }
        return sets;
    }

    private Map<String, String> cells(RowShape shape, String key, List<Assignment> assignments) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int place = 0; place < shape.headings().size(); place++) {
            cells.put(shape.headings().get(place), RowShape.cell(shape.cells().get(place), key, assignments, in));
        }
        return cells;
    }

    private Optional<RowProblem> problem() {
        return in.number() == 0 ? Optional.empty() : Optional.of(readProblem(in));
    }

    static RowProblem readProblem(RowInput in) {
        return new RowProblem(in.text(), in.text(), in.text());
    }
}
