package dev.muster.core.flow.job;

import dev.muster.core.file.FileRow;
import dev.muster.core.job.FilePart;
import java.util.List;

/**
 * The rows of an uploaded file, read one after another. A file may turn out to be broken behind its last good row, so
 * nothing that was read counts before {@link Step.End}.
 */
public interface RowStream {

    /** Returns the headings of its columns; empty when its rows have members of their own. */
    List<String> headings();

    /** Reads on. After the end, and after a failure, it returns the same again. */
    Step next();

    /** The result of reading on. */
    sealed interface Step {

        /** A row, which may have a problem of its own. */
        record Row(FileRow row) implements Step {}

        /**
         * The end of the file. All its rows have been read.
         *
         * @param count its rows and bytes
         * @param digest digest of its format and inflated content
         */
        record End(FilePart.Count count, String digest) implements Step {}

        /** The file cannot be read to its end. The reader knows why. */
        record Failed() implements Step {}
    }
}
