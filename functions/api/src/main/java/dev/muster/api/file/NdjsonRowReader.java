package dev.muster.api.file;

import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.MemberFinder;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.Optional;

/** A reader of the rows of an NDJSON file, one object on each line. Blank lines are no rows. */
final class NdjsonRowReader implements RowReader {
    private static final int MAX_ELEMENTS = 10_000;

    /** A custom attribute's name has up to 255 characters, each of which may be two in UTF-16. */
    private static final int MAX_NAME = 512;

    private final TextSource text;
    private final FileOptions options;
    private final Limits limits;
    private final int maxCharacters;
    private final JsonReader json;
    private final StringBuilder line = new StringBuilder();

    NdjsonRowReader(TextSource text, FileOptions options, Limits limits, FileLimits fileLimits) {
        this.text = text;
        this.options = options;
        this.limits = limits;
        this.maxCharacters = fileLimits.rowCharacters();
        JsonLimits jsonLimits = new JsonLimits(limits.depth(), MAX_ELEMENTS, MAX_ELEMENTS, maxCharacters);
        this.json = new JsonReader(jsonLimits.withName(MAX_NAME));
    }

    @Override
    public List<String> headings() {
        return List.of();
    }

    @Override
    public Optional<FileRow> next(RowNumber number) {
        while (text.peek() != TextSource.END) {
            boolean isTooLong = !readLine();
            String sent = line.toString();
            if (!BlankText.isBlank(sent)) {
                RowCollector row = new RowCollector(options, limits);
                if (isTooLong) {
                    row.fail("too_long", "the line is longer than the limit of %d characters".formatted(maxCharacters));
                    findKey(sent, row);
                } else {
                    read(sent, row);
                }
                return Optional.of(row.row(number));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<ApiProblem> problem() {
        return Optional.empty();
    }

    /** Reads the next line up to the limit; returns whether that is the whole line. */
    private boolean readLine() {
        line.setLength(0);
        boolean isWhole = true;
        for (int character = text.read(); character != '\n' && character != TextSource.END; character = text.read()) {
            if (line.length() < maxCharacters) {
                line.append((char) character);
            } else {
                isWhole = false;
            }
        }
        return isWhole;
    }

    private void read(String sent, RowCollector row) {
        if (!BlankText.strip(sent).startsWith("{")) {
            row.fail("malformed_row", "the line must be a JSON object; it is " + SentText.quote(sent));
            return;
        }
        Optional<String> malformed = SentText.findMalformed(sent);
        malformed.ifPresent(found -> row.fail("invalid_character", "the line has " + found));
        switch (json.read(SentText.printable(sent))) {
            case Validated.Valid<JsonValue>(JsonValue read) -> new NdjsonRow(options.match(), row).read(read);
            case Validated.Invalid<JsonValue>(List<ApiProblem> problems) -> {
                problems.forEach(problem -> fail(problem, row));
                findKey(sent, row);
            }
        }
    }

    /** The parser counts lines within the row, and a row is one line. */
    private static void fail(ApiProblem problem, RowCollector row) {
        if (problem.pointer().isEmpty()) {
            row.fail("malformed_row", problem.detail().replace("line 1, ", ""));
        } else {
            row.fail("invalid_value", problem.pointer(), problem.detail());
        }
    }

    /** Names the person of a row that cannot be read, if the key stands before the error. */
    private void findKey(String sent, RowCollector row) {
        String key = options.match().code();
        MemberFinder.find(sent, List.of(key))
                .or(() ->
                        MemberFinder.find(sent, List.of("attributes", key)).filter(_ -> options.match() != MatchKey.ID))
                .ifPresent(found -> {
                    row.cell(key, found);
                    row.add(key, new FileColumn.Key(options.match()), JsonValue.of(found));
                });
    }
}
