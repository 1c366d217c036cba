package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ResponseSize;
import dev.muster.core.access.ReadVolume;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.Results.Position;
import dev.muster.core.job.Job;
import dev.muster.core.job.Limits;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.TimeReserve;
import java.util.Optional;
import java.util.Set;

/** A collector of result lines, until the page is full, the results end or the deadline is near. */
final class ResultLines {
    /** Most lines of a page. */
    static final int MAX_LINES = 10_000;

    /** Number of batches read first, while the length of the lines is unknown. */
    private static final int FIRST_BATCHES = 2;

    private final Results results;
    private final RequestContext context;
    private final Deadline deadline;
    private final ResultForm format;
    private final int maxLines;
    private boolean showsRows;
    private final StringBuilder text = new StringBuilder();
    private Optional<ResultTable> table = Optional.empty();
    private int lines;
    private long bytes;

    /**
     * Creates the collector of one page.
     *
     * @param maxLines most lines, from 1 to {@link #MAX_LINES}
     */
    ResultLines(AuthenticatedRequest call, ResultForm format, int maxLines) {
        this.results = call.engine().results();
        this.context = call.context();
        this.deadline = call.deadline();
        this.format = format;
        this.maxLines = maxLines;
    }

    /**
     * The body of a page.
     *
     * @param next the position of the next page; empty at the end
     * @param read the results and people that were read for the page
     */
    record Gathered(String text, Optional<Position> next, ReadVolume read) {}

    /**
     * Gathers lines from that position.
     *
     * @param only the outcomes of the lines to return; empty for all lines
     */
    Gathered gather(Job job, Position from, Set<String> only) {
        showsRows = ResultTable.isShown(context, job);
        int batches = FIRST_BATCHES;
        ReadVolume read = ReadVolume.NONE;
        Optional<Position> next = Optional.of(from);
        do {
            Results.Page page = results.page(job, next.orElseThrow(), batches, only);
            begin(page);
            read = read.plus(page.read().people(), page.read().bytes());
            Optional<Position> left = add(page);
            next = left.or(page::next);
            batches = left.isPresent() ? 0 : nextBatchCount();
        } while (next.isPresent() && batches > 0 && deadline.hasAtLeast(TimeReserve.NEXT_RESULTS));
        return new Gathered(text.toString(), next, read);
    }

    /** Writes the heading line. A table of rows has the headings of the first lines. */
    private void begin(Results.Page page) {
        boolean isTable = format == ResultForm.CSV && showsRows;
        if (isTable && (table.isEmpty() || lines == 0)) {
            table = Optional.of(ResultTable.of(page.lines()));
            text.setLength(0);
            text.append(table.get().header());
        } else if (!isTable && text.isEmpty()) {
            text.append(format.header());
        }
    }

    /**
     * Adds the lines of the page; returns the position of the first line above the limits, or with other headings than the
     * table.
     */
    private Optional<Position> add(Results.Page page) {
        for (Results.Line line : page.lines()) {
            String written = table.map(rows -> rows.line(line)).orElseGet(() -> format.line(line, showsRows));
            long size = ResponseSize.of(written);
            boolean fits = table.isEmpty() || table.get().fits(line);
            if (lines == maxLines || !fits || (lines > 0 && bytes + size > ResponseSize.MAX_PAGE)) {
                return Optional.of(line.position());
            }
            text.append(written);
            lines++;
            bytes += size;
        }
        return Optional.empty();
    }

    /** Returns how many batches fit into the page if their lines are as long as those so far. */
    private int nextBatchCount() {
        if (lines == 0) {
            return Results.BATCHES;
        }
        long more = Math.min(maxLines - lines, (ResponseSize.MAX_PAGE - bytes) * lines / bytes);
        return (int) Math.min(Results.BATCHES, Math.ceilDiv(more, Limits.BATCH));
    }
}
