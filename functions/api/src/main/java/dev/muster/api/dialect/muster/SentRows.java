package dev.muster.api.dialect.muster;

import dev.muster.api.file.FileRows;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileRow;
import dev.muster.core.flow.job.RowStream;
import dev.muster.core.job.FilePart;
import java.util.List;

/** The rows of a request's file, as flows read them. It keeps the problems of a file that cannot be read to its end. */
final class SentRows implements RowStream, AutoCloseable {
    private final FileRows rows;
    private List<ApiProblem> problems = List.of();

    SentRows(FileRows rows) {
        this.rows = rows;
    }

    @Override
    public List<String> headings() {
        return rows.headings();
    }

    @Override
    public Step next() {
        return switch (rows.next()) {
            case FileRows.Step.Row(FileRow row) -> new Step.Row(row);
            case FileRows.Step.End(long count, long bytes, String digest) ->
                new Step.End(new FilePart.Count(count, bytes), digest);
            case FileRows.Step.Failed(List<ApiProblem> found) -> {
                problems = found;
                yield new Step.Failed();
            }
        };
    }

    /** Returns why the file cannot be read to its end, after {@link RowStream.Step.Failed}. */
    <T> Validated<T> failure() {
        return new Validated.Invalid<>(problems);
    }

    @Override
    public void close() {
        rows.close();
    }
}
