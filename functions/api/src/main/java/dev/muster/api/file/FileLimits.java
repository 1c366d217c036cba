package dev.muster.api.file;

import dev.muster.core.job.Limits;

/**
 * The limits of one file or part.
 *
 * @param bytes most bytes after inflating
 * @param rows most rows
 * @param rowCharacters longest row, in characters
 * @param columns most columns
 */
public record FileLimits(int bytes, int rows, int rowCharacters, int columns) {
    /** The limits of every deployment. The row is larger than any person. */
    public static final FileLimits STANDARD = new FileLimits(64 * 1024 * 1024, Limits.PART_ROWS, 256 * 1024, 1_000);
}
