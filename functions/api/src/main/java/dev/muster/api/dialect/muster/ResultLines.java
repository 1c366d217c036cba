package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.Results.Position;
import dev.muster.core.job.Job;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/** Gathers lines of results until an answer is full, the results are at their end, or it is time to answer. */
final class ResultLines {
    private static final int MOST_LINES = 10_000;

    /** Lambda answers with 6 MB at most; a line that is begun is finished. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Results of one outcome may be few and far between: with less time than this left no more are looked for. */
    private static final Duration RESERVE = Duration.ofSeconds(8);

    /** How long lines are is not known before the first are read. */
    private static final int FIRST_BATCHES = 2;

    private final Results results;
    private final Deadline deadline;
    private final ResultForm form;
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private long bytes;

    ResultLines(AuthenticatedRequest call, ResultForm form) {
        this.results = call.engine().results();
        this.deadline = call.deadline();
        this.form = form;
    }

    /**
     * The body of an answer.
     *
     * @param next where the next one begins; empty at the end
     */
    record Gathered(String text, Optional<Position> next) {}

    /**
     * Gathers lines from that position on.
     *
     * @param only the word of the lines that are wanted; empty for all of them
     */
    Gathered gather(Job job, Position from, Optional<String> only) {
        text.append(form.head());
        int batches = FIRST_BATCHES;
        Optional<Position> next = Optional.of(from);
        do {
            Results.Page page = results.page(job, next.orElseThrow(), batches, only);
            Optional<Position> left = add(page);
            next = left.or(page::next);
            batches = left.isPresent() ? 0 : room();
        } while (next.isPresent() && batches > 0 && deadline.hasAtLeast(RESERVE));
        return new Gathered(text.toString(), next);
    }

    /** Adds the lines of the page; returns the position of the first that has no room. */
    private Optional<Position> add(Results.Page page) {
        for (Results.Line line : page.lines()) {
            String written = form.line(line);
            long weight = weight(written);
            if (lines == MOST_LINES || (lines > 0 && bytes + weight > MOST_BYTES)) {
                return Optional.of(line.position());
            }
            text.append(written);
            lines++;
            bytes += weight;
        }
        return Optional.empty();
    }

    /** As many batches as there is room for if their lines are like those before. */
    private int room() {
        if (lines == 0) {
            return Results.BATCHES;
        }
        long more = Math.min(MOST_LINES - lines, (MOST_BYTES - bytes) * lines / bytes);
        return (int) Math.min(Results.BATCHES, Math.ceilDiv(more, Limits.BATCH));
    }

    /** The text travels as a string of a JSON document, where quotes, backslashes and the ends of lines are escaped. */
    private static long weight(String text) {
        return Value.bytes(text)
                + text.chars()
                        .filter(character -> character < ' ' || character == '"' || character == '\\')
                        .count();
    }
}
