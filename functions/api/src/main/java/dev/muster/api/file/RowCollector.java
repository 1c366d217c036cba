package dev.muster.api.file;

import dev.muster.api.dialect.ContactValues;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowProblem;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects a row while its cells or members are read. Its key stays known when the rest of the row is wrong. */
final class RowCollector {
    /** Most errors of a row that its reason names. */
    private static final int MAX_REASONS = 3;

    private final FileOptions options;
    private final Limits limits;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<String, Set<String>> sets = new TreeMap<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private Optional<String> key = Optional.empty();

    RowCollector(FileOptions options, Limits limits) {
        this.options = options;
        this.limits = limits;
    }

    /** Keeps a cell as it was sent. */
    void cell(String heading, String sent) {
        cells.put(heading, SentText.printable(sent));
    }

    /** Reports an error of the whole row. */
    void fail(String code, String reason) {
        problems.add(new RowProblem(code, "", reason));
    }

    /** Reports an error of a cell. */
    void fail(String code, String heading, String detail) {
        problems.add(new RowProblem(code, heading, heading + ": " + detail));
    }

    /** Reports an error of a cell, and quotes the cell unless the error does. */
    void failValue(String heading, String detail, String sent) {
        String quoted = SentText.quote(sent);
        fail("invalid_value", heading, detail.contains(quoted) ? detail : detail + "; it is " + quoted);
    }

    /** Returns whether the row names its person. */
    boolean hasKey() {
        return key.isPresent();
    }

    /** Reads the value of a column. */
    void add(String heading, FileColumn column, JsonValue json) {
        ColumnValue.Read read = ColumnValue.read(column, json, limits);
        read.error().ifPresent(detail -> failValue(heading, detail, ColumnValue.text(json)));
        assignments.addAll(read.assignments());
        sets.putAll(read.sets());
        read.key().ifPresent(text -> addKey(heading, text));
    }

    private void addKey(String heading, String sent) {
        String text = BlankText.strip(sent);
        if (text.isEmpty()) {
            return;
        }
        checkKey(text).ifPresent(detail -> failValue(heading, detail, sent));
        if (key.filter(earlier -> !earlier.equals(text)).isPresent()) {
            failValue(heading, "is not the same as the other " + options.match().code() + " of the row", sent);
        }
        key = key.or(() -> Optional.of(text));
    }

    /** People who are there may hold a key of any form, but nobody is created with one. */
    private Optional<String> checkKey(String text) {
        long bytes = Value.bytes(text);
        if (bytes > limits.valueBytes()) {
            return Optional.of("has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.valueBytes()));
        }
        return options.mode() == RowMode.UPDATE
                ? Optional.empty()
                : ContactSet.ofPrimary(options.match().code()).flatMap(set -> ContactValues.findError(set, text));
    }

    /** Returns the row. A row that does not name its person is wrong as well. */
    FileRow row(RowNumber number) {
        if (key.isEmpty() && problems.isEmpty()) {
            String column = options.match().code();
            fail("missing_key", column, "is blank; it must name the person of the row");
        }
        return new FileRow(
                number,
                SentText.printable(key.orElse("")),
                cells,
                problems.isEmpty() ? new RowChange(assignments, sets) : RowChange.NOTHING,
                problem());
    }

    private Optional<RowProblem> problem() {
        if (problems.size() <= 1) {
            return problems.stream().findFirst();
        }
        List<String> reasons = new ArrayList<>(
                problems.stream().limit(MAX_REASONS).map(RowProblem::reason).toList());
        if (problems.size() > MAX_REASONS) {
            reasons.add("and %d more".formatted(problems.size() - MAX_REASONS));
        }
        RowProblem first = problems.getFirst();
        return Optional.of(new RowProblem(first.code(), first.column(), String.join("; ", reasons)));
    }
}
