package dev.muster.api.file;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowNumber;
import java.util.List;
import java.util.Optional;

/** A reader of the rows of one format. */
interface RowReader {

    /** Returns the headings as sent; empty when the format has none. */
    List<String> headings();

    /** Reads the next row, which gets this number; empty at the end, and when the file cannot be read further. */
    Optional<FileRow> next(RowNumber number);

    /** Returns why the file cannot be read further; empty while it can. */
    Optional<ApiProblem> problem();
}
