package dev.muster.api.permission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of docs/permissions.md. */
final class PermissionTables {
    private static final Path PAGE = Path.of("..", "..", "docs", "permissions.md");

    private PermissionTables() {}

    static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the cells of the table about this part. */
    static List<Cell> cells(ChangedPart part) {
        List<List<String>> rows = rows(part);
        List<TargetRole> targets =
                rows.getFirst().stream().skip(1).map(PermissionTables::target).toList();
        return rows.stream().skip(2).flatMap(row -> cells(part, targets, row)).toList();
    }

    /** Returns the rows of the table: the heading, the ruler and the callers. */
    private static List<List<String>> rows(ChangedPart part) {
        return page().lines()
                .dropWhile(line -> !line.equals(part.heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Stream<Cell> cells(ChangedPart part, List<TargetRole> targets, List<String> row) {
        CallerRole caller = caller(row.getFirst());
        return IntStream.range(0, targets.size())
                .mapToObj(column -> new Cell(part, caller, targets.get(column), isYes(row.get(column + 1))));
    }

    private static boolean isYes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            case String _ -> throw new AssertionError("a cell is yes or no, not " + text);
        };
    }

    private static CallerRole caller(String label) {
        return Stream.of(CallerRole.values())
                .filter(role -> role.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such caller: " + label));
    }

    private static TargetRole target(String label) {
        return Stream.of(TargetRole.values())
                .filter(role -> role.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such person: " + label));
    }
}
