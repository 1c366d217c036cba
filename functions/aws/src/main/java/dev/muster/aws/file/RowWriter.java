package dev.muster.aws.file;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowProblem;
import dev.muster.core.person.Assignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes rows one after another: first the shapes of all, then each row with the number of its shape. */
final class RowWriter {
    private final RowOutput out;
    private final Map<RowShape, Integer> shapes = new LinkedHashMap<>();
    private int lastRow;

    RowWriter(RowOutput out, List<FileRow> rows) {
        this.out = out;
        rows.forEach(row -> shapes.putIfAbsent(RowShape.of(row), shapes.size()));
        out.number(shapes.size());
        shapes.keySet().forEach(shape -> shape.write(out));
        out.number(rows.size());
    }

    void write(FileRow row) {
        RowShape shape = RowShape.of(row);
        out.number(shapes.getOrDefault(shape, 0));
        writeNumber(row);
        out.text(row.key());
        List<Assignment> assignments = row.change().assignments();
        for (int place = 0; place < assignments.size(); place++) {
            shape.kinds().get(place).write(assignments.get(place).to(), out);
        }
        for (Set<String> members : row.change().sets().values()) {
            out.number(members.size());
            members.stream().sorted().forEach(out::text);
        }
        writeCells(row, shape);
        out.number(row.problem().isPresent() ? 1 : 0);
        row.problem().ifPresent(problem -> write(problem, out));
    }

    /** The rows of a batch mostly follow one another, so the distances are alike where the numbers are not. */
    private void writeNumber(FileRow row) {
        int distance = row.number().row() - lastRow;
        lastRow = row.number().row();
        out.number(row.number().part());
        out.number(distance < 0 ? 1 : 0);
        out.number(Math.abs(distance));
    }

    private void writeCells(FileRow row, RowShape shape) {
        int place = 0;
        for (String cell : row.cells().values()) {
            if (shape.cells().get(place) == RowShape.APART) {
                out.text(cell);
            }
            place++;
        }
    }

    static void write(RowProblem problem, RowOutput out) {
        out.text(problem.code());
        out.text(problem.column());
        out.text(problem.reason());
    }
}
