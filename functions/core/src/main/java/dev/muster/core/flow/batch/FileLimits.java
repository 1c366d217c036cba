package dev.muster.core.flow.batch;

import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.Optional;
import java.util.Set;

/** The limits on the rows of one job. */
public final class FileLimits {
    private FileLimits() {}

    /** Returns a problem when rows are more than a job may have, or name more organizations. */
    public static Optional<Problem> exceeded(long rows, boolean uniqueKeys, Set<String> organizations) {
        if (rows > Limits.JOB_ROWS) {
            return tooMany("the parts have %d rows; the limit of a job is %d".formatted(rows, Limits.JOB_ROWS));
        }
        if (uniqueKeys && rows > Limits.KEYED_ROWS) {
            return tooMany(("the parts have %d rows; the limit of a job whose rows set e-mail addresses or custom ids"
                            + " other than those that name their people is %d")
                    .formatted(rows, Limits.KEYED_ROWS));
        }
        return organizations.size() > Limits.FILE_ORGANIZATIONS
                ? tooMany("the rows name %d organizations; the limit is %d"
                        .formatted(organizations.size(), Limits.FILE_ORGANIZATIONS))
                : Optional.empty();
    }

    private static Optional<Problem> tooMany(String detail) {
        return Optional.of(new Problem(Problem.Kind.TOO_LARGE, detail));
    }
}
