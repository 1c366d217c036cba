package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.http.ByteSource;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowProblem;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reading a file gives. */
record ReadFile(List<String> headings, List<FileRow> rows, List<ApiProblem> problems) {
    static final FileOptions BY_EMAIL = matching(MatchKey.EMAIL);

    static FileOptions matching(MatchKey match) {
        return new FileOptions(match, RowMode.UPDATE, BlankCell.KEEP, Map.of(), Optional.empty());
    }

    static FileOptions clearing() {
        return new FileOptions(MatchKey.ID, RowMode.UPDATE, BlankCell.CLEAR, Map.of(), Optional.empty());
    }

    static FileOptions renaming(Map<String, String> columns) {
        return new FileOptions(MatchKey.ID, RowMode.UPDATE, BlankCell.KEEP, columns, Optional.empty());
    }

    static ReadFile csv(String text) {
        return csv(text, FileOptions.DEFAULT);
    }

    static ReadFile csv(String text, FileOptions options) {
        return read(FileFormat.CSV, text.getBytes(StandardCharsets.UTF_8), options);
    }

    static ReadFile ndjson(String text) {
        return ndjson(text, FileOptions.DEFAULT);
    }

    static ReadFile ndjson(String text, FileOptions options) {
        return read(FileFormat.NDJSON, text.getBytes(StandardCharsets.UTF_8), options);
    }

    static ReadFile read(FileFormat format, byte[] bytes, FileOptions options) {
        return read(new FileBody(format, ByteSource.of(ByteBuffer.wrap(bytes))), options, FileLimits.STANDARD);
    }

    static ReadFile read(FileBody body, FileOptions options, FileLimits limits) {
        return switch (new FileReader(Limits.STANDARD, limits).open(body, options, 0)) {
            case Validated.Invalid<FileRows>(List<ApiProblem> problems) -> new ReadFile(List.of(), List.of(), problems);
            case Validated.Valid<FileRows>(FileRows rows) -> read(rows);
        };
    }

    private static ReadFile read(FileRows file) {
        try (file) {
            List<FileRow> rows = new ArrayList<>();
            FileRows.Step step = file.next();
            while (step instanceof FileRows.Step.Row(FileRow row)) {
                rows.add(row);
                step = file.next();
            }
            assertThat(file.next()).isEqualTo(step);
            return new ReadFile(
                    file.headings(),
                    rows,
                    step instanceof FileRows.Step.Failed(List<ApiProblem> problems) ? problems : List.of());
        }
    }

    /** Reads to the end, which must be a good one. */
    static FileRows.Step.End end(FileFormat format, byte[] bytes) {
        FileBody body = new FileBody(format, ByteSource.of(ByteBuffer.wrap(bytes)));
        Validated<FileRows> opened = new FileReader(Limits.STANDARD).open(body, FileOptions.DEFAULT, 0);
        try (FileRows rows = ((Validated.Valid<FileRows>) opened).value()) {
            FileRows.Step step = rows.next();
            while (step instanceof FileRows.Step.Row) {
                step = rows.next();
            }
            return (FileRows.Step.End) step;
        }
    }

    /** Returns the only row, which must be a good one. */
    FileRow row() {
        assertThat(problems).isEmpty();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().problem()).isEmpty();
        return rows.getFirst();
    }

    /** Returns the problem of the only row. */
    RowProblem rowProblem() {
        assertThat(problems).isEmpty();
        assertThat(rows).hasSize(1);
        return rows.getFirst().problem().orElseThrow();
    }

    /** Returns the text of the first problem of the file. */
    String problem() {
        assertThat(problems).isNotEmpty();
        return problems.getFirst().detail();
    }

    /** Returns the kind of the first problem of the file. */
    ApiProblem.Kind kind() {
        assertThat(problems).isNotEmpty();
        return problems.getFirst().kind();
    }

    /** Returns the keys of the rows. */
    List<String> keys() {
        assertThat(problems).isEmpty();
        return rows.stream().map(FileRow::key).toList();
    }

    static Assignment assign(String path, String text) {
        return new Assignment(new Path(path), Value.of(text));
    }

    static Assignment clear(String path) {
        return new Assignment(new Path(path), Value.NOTHING);
    }
}
