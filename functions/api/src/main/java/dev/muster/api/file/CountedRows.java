package dev.muster.api.file;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowNumber;
import java.util.List;
import java.util.Optional;

/** The rows of one file, numbered, up to the limit on rows. */
final class CountedRows implements FileRows {
    private final FileBytes bytes;
    private final RowReader reader;
    private final int part;
    private final int maxRows;
    private int rows;
    private Optional<Step> last = Optional.empty();

    CountedRows(FileBytes bytes, RowReader reader, int part, int maxRows) {
        this.bytes = bytes;
        this.reader = reader;
        this.part = part;
        this.maxRows = maxRows;
    }

    @Override
    public List<String> headings() {
        return reader.headings();
    }

    @Override
    public Step next() {
        return last.orElseGet(() -> {
            Step step = read();
            if (!(step instanceof Step.Row)) {
                last = Optional.of(step);
            }
            return step;
        });
    }

    @Override
    public void close() {
        bytes.close();
    }

    private Step read() {
        Optional<FileRow> row = reader.next(new RowNumber(part, rows + 1));
        Optional<ApiProblem> problem = bytes.problem().or(reader::problem);
        if (problem.isPresent()) {
            return new Step.Failed(List.of(problem.get()));
        }
        if (row.isEmpty()) {
            return end();
        }
        rows++;
        return rows > maxRows
                ? failed(
                        ApiProblem.Kind.TOO_LARGE,
                        (part == 0
                                        ? "the file has more rows than the limit of %d; divide it into parts of a job that takes parts"
                                        : "the part has more rows than the limit of %d; divide it into several parts")
                                .formatted(maxRows))
                : new Step.Row(row.get());
    }

    private Step end() {
        return rows == 0
                ? failed(
                        ApiProblem.Kind.INVALID,
                        reader.headings().isEmpty()
                                ? "the file has no rows"
                                : "the file has headings but no rows; curl -d strips line breaks, so send a file with -T or --data-binary")
                : new Step.End(rows, bytes.count(), bytes.digest());
    }

    private static Step failed(ApiProblem.Kind kind, String detail) {
        return new Step.Failed(List.of(new ApiProblem(kind, detail)));
    }
}
