package dev.muster.core.file;

/**
 * Why a row is refused.
 *
 * @param code a stable name, for example {@code invalid_value}
 * @param column the heading; empty when the whole row is at fault
 * @param reason a sentence that names the column, quotes what was sent and states the limit
 */
public record RowProblem(String code, String column, String reason) {}
