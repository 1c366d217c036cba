package dev.muster.api.file;

import dev.muster.api.file.CsvTokenizer.CsvRow;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader of the rows of a CSV file below its headings. */
final class CsvRowReader implements RowReader {
    private final CsvTokenizer tokenizer;
    private final FileColumns columns;
    private final List<CsvCell> cells;
    private final FileOptions options;
    private final Limits limits;

    private CsvRowReader(CsvTokenizer tokenizer, FileColumns columns, FileOptions options, Limits limits) {
        this.tokenizer = tokenizer;
        this.columns = columns;
        this.cells = columns.all().stream()
                .map(titled -> new CsvCell(titled.column(), titled.heading(), options.blank()))
                .toList();
        this.options = options;
        this.limits = limits;
    }

    /** Reads the headings; rejects wrong ones. */
    static Validated<RowReader> open(TextSource text, FileOptions options, Limits limits, FileLimits fileLimits) {
        CsvDialect dialect = CsvDialect.read(text, fileLimits);
        if (BlankText.isBlank(dialect.headings())) {
            return Validated.invalid(ApiProblem.Kind.INVALID, "the file is empty; its first line must have headings");
        }
        CsvTokenizer tokenizer = new CsvTokenizer(text, dialect.separator(), dialect.lines() + 1, fileLimits);
        return headings(dialect, fileLimits)
                .flatMap(headings -> FileColumns.read(headings, options))
                .map(columns -> new CsvRowReader(tokenizer, columns, options, limits));
    }

    private static Validated<List<String>> headings(CsvDialect dialect, FileLimits limits) {
        if (dialect.headings().length() > limits.rowCharacters()) {
            return Validated.invalid(
                    ApiProblem.Kind.TOO_LARGE,
                    "the heading line is longer than the limit of %d characters".formatted(limits.rowCharacters()));
        }
        CsvTokenizer line = new CsvTokenizer(new TextSource(dialect.headings()), dialect.separator(), 1, limits);
        Optional<CsvRow> row = line.next();
        Optional<String> error =
                line.fileError().or(() -> row.flatMap(CsvRow::error).map("it "::concat));
        return error.isPresent()
                ? Validated.invalid(ApiProblem.Kind.MALFORMED, "the heading line is not CSV: " + error.get())
                : Validated.valid(unguarded(row.orElseThrow().cells()));
    }

    @Override
    public List<String> headings() {
        return columns.headings();
    }

    @Override
    public Optional<FileRow> next(RowNumber number) {
        Optional<CsvRow> row = tokenizer.next();
        while (row.isPresent() && row.get().isBlank()) {
            row = tokenizer.next();
        }
        return row.map(sent -> read(sent, number));
    }

    @Override
    public Optional<ApiProblem> problem() {
        return tokenizer.fileError().map(error -> new ApiProblem(ApiProblem.Kind.MALFORMED, "not CSV: " + error));
    }

    private FileRow read(CsvRow sent, RowNumber number) {
        RowCollector row = new RowCollector(options, limits);
        List<String> texts = unguarded(sent.cells());
        sent.error().ifPresent(error -> row.fail("malformed_row", "the row " + error));
        if (sent.error().isEmpty()) {
            checkCount(texts, row);
        }
        for (int index = 0; index < Math.min(texts.size(), cells.size()); index++) {
            cells.get(index).read(texts.get(index), row);
        }
        return row.row(number);
    }

    private void checkCount(List<String> texts, RowCollector row) {
        if (texts.size() == cells.size()) {
            return;
        }
        String counts = "the row has %d cells where the headings have %d".formatted(texts.size(), cells.size());
        if (texts.size() < cells.size()) {
            row.fail("too_few_cells", counts);
        }
        texts.stream()
                .skip(cells.size())
                .filter(text -> !BlankText.isBlank(text))
                .findFirst()
                .ifPresent(text -> row.fail(
                        "too_many_cells", counts + "; the first without a heading is " + SentText.quote(text)));
    }

    private static List<String> unguarded(List<String> cells) {
        if (cells.isEmpty() || cells.getFirst().equals(FirstCell.unguard(cells.getFirst()))) {
            return cells;
        }
        List<String> unguarded = new ArrayList<>(cells);
        unguarded.set(0, FirstCell.unguard(cells.getFirst()));
        return unguarded;
    }
}
