package dev.muster.core.job;

import dev.muster.core.access.Credential;
import java.time.Instant;
import java.util.Optional;

/**
 * The origin of a job.
 *
 * @param parent the job that is undone or retried; empty for a change
 * @param createdBy the person whose credential created it
 * @param credential that credential, which may read the job in every dialect; empty when it is not known
 * @param cost what accepting the job has used; of a file in parts, with the parts
 */
public record Origin(
        JobKind kind,
        Optional<String> parent,
        String createdBy,
        Instant createdAt,
        Optional<Credential> credential,
        Cost cost) {

    /** Creates the origin of a job that has used nothing yet. */
    public Origin(
            JobKind kind,
            Optional<String> parent,
            String createdBy,
            Instant createdAt,
            Optional<Credential> credential) {
        this(kind, parent, createdBy, createdAt, credential, Cost.NONE);
    }

    /** Creates the origin of a job whose credential is not known. */
    public Origin(JobKind kind, Optional<String> parent, String createdBy, Instant createdAt) {
        this(kind, parent, createdBy, createdAt, Optional.empty());
    }

    /** Returns the origin after accepting has used more. */
    public Origin costing(Cost more) {
        return new Origin(kind, parent, createdBy, createdAt, credential, cost.plus(more));
    }
}
