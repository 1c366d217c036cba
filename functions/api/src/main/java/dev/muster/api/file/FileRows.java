package dev.muster.api.file;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.file.FileRow;
import java.util.List;

/**
 * The rows of a file, read one at a time. A file may turn out to be broken behind its last good row, so nothing that was
 * read counts before {@link Step.End}.
 */
public interface FileRows extends AutoCloseable {

    /** Returns the headings of a CSV file as sent; empty for NDJSON. */
    List<String> headings();

    /** Reads on. After the end, and after a failure, it returns the same again. */
    Step next();

    /** Frees what reading needs. */
    @Override
    void close();

    /** What reading on has found. */
    sealed interface Step {

        /** A row, which may have a problem of its own. */
        record Row(FileRow row) implements Step {}

        /**
         * The end of the file. All its rows have been read.
         *
         * @param rows the number of rows, at least 1
         * @param bytes the bytes of the file, inflated
         * @param digest SHA-256 of its media type and its inflated bytes, in hexadecimal digits
         */
        record End(long rows, long bytes, String digest) implements Step {}

        /** The file cannot be read to its end, so none of its rows counts. */
        record Failed(List<ApiProblem> problems) implements Step {
            public Failed {
                problems = List.copyOf(problems);
            }
        }
    }
}
