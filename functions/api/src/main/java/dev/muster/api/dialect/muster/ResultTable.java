package dev.muster.api.dialect.muster;

import dev.muster.api.file.FailedRows;
import dev.muster.core.file.RowNumber;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Change;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of a file as a table with the columns of the file, so that its failed rows can be mended and sent again. */
record ResultTable(Set<String> headings, FailedRows rows) {

    /**
     * Returns whether the results of the job have rows that the caller may read: its sender may, and so may who administers
     * every organization that the rows name (docs/permissions.md).
     */
    static boolean isShown(RequestContext context, Job job) {
        return job.change() instanceof JobChange.Loaded(Change.Rows(Set<String> organizations))
                && (job.origin().createdBy().equals(context.caller().person())
                        || administers(context.rights(), organizations));
    }

    private static boolean administers(CallerRights rights, Set<String> organizations) {
        return !rights.administers().isEmpty() && rights.administers().containsAll(organizations);
    }

    /** Returns the table with the headings of all these lines. */
    static ResultTable of(List<Results.Line> lines) {
        Set<String> headings = new LinkedHashSet<>();
        lines.forEach(line -> headings.addAll(cells(line).keySet()));
        headings.removeIf(FailedRows::isAdded);
        return new ResultTable(headings, new FailedRows(List.copyOf(headings)));
    }

    String header() {
        return rows.header();
    }

    /** Returns whether the table has a column for every cell of the line. */
    boolean fits(Results.Line line) {
        return cells(line).keySet().stream()
                .allMatch(heading -> headings.contains(heading) || FailedRows.isAdded(heading));
    }

    String line(Results.Line line) {
        RowNumber number = line.row().map(row -> row.number()).orElse(new RowNumber(0, 0));
        return rows.line(new FailedRows.Line(number, cells(line), line.code(), line.reason()));
    }

    private static Map<String, String> cells(Results.Line line) {
        return line.row().map(row -> row.row().cells()).orElse(Map.of());
    }
}
