package dev.muster.api.file;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileOptions;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.Optional;

/** A reader of files, whole or in parts. It holds a row and a few chunks of bytes at a time. */
public final class FileReader {
    private final Limits limits;
    private final FileLimits fileLimits;

    /** Creates a reader with the limits of every deployment on files. */
    public FileReader(Limits limits) {
        this(limits, FileLimits.STANDARD);
    }

    FileReader(Limits limits, FileLimits fileLimits) {
        this.limits = limits;
        this.fileLimits = fileLimits;
    }

    /**
     * Reads the headings of a file and returns its rows, which the caller closes. Rejects broken gzip, a file of another
     * kind, and wrong headings.
     *
     * @param part the number of the part, from 1; 0 for a file that one request sends whole
     */
    public Validated<FileRows> open(FileBody body, FileOptions options, int part) {
        FileBytes bytes = new FileBytes(body);
        Optional<ApiProblem> problem = bytes.problem().or(bytes::foreign);
        Validated<FileRows> opened =
                problem.isPresent() ? Validated.invalid(problem.get()) : open(bytes, body.format(), options, part);
        if (opened instanceof Validated.Invalid<FileRows>) {
            bytes.close();
        }
        return opened;
    }

    private Validated<FileRows> open(FileBytes bytes, FileFormat format, FileOptions options, int part) {
        TextSource text = new TextSource(bytes);
        Validated<RowReader> reader = switch (format) {
            case CSV -> CsvRowReader.open(text, options, limits, fileLimits);
            case NDJSON -> ndjson(text, options);
        };
        // Headings that are wrong because the bytes broke off are not the error.
        return bytes.problem()
                .<Validated<RowReader>>map(Validated::invalid)
                .orElse(reader)
                .map(rows -> new CountedRows(bytes, rows, part, fileLimits.rows()));
    }

    private Validated<RowReader> ndjson(TextSource text, FileOptions options) {
        if (!options.columns().isEmpty()) {
            List<String> headings = options.columns().keySet().stream().sorted().toList();
            return Validated.invalid(
                    ApiProblem.Kind.INVALID,
                    "columns renames %s, but an NDJSON file has no headings"
                            .formatted(SentText.quote(headings.getFirst())));
        }
        return Validated.valid(new NdjsonRowReader(text, options, limits, fileLimits));
    }
}
