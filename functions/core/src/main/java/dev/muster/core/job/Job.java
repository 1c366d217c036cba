package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rules;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header of a job: what was asked, how it was planned, and how it ended.
 *
 * @param id 26 characters, sorting by the time of making
 * @param sequence its number among the tenant's jobs; none until it runs, and what has none touches nobody
 * @param createdBy the person whose credential asked
 * @param expires when all its items may vanish
 * @param stamp counts the writes of this header, from 1
 */
public record Job(
        Tenant tenant,
        String id,
        Kind kind,
        OptionalLong sequence,
        Change change,
        Rules rules,
        boolean dryRun,
        Plan plan,
        String note,
        String createdBy,
        Instant createdAt,
        Instant expires,
        Optional<Ending> ending,
        long stamp) {

    public boolean hasEnded() {
        return ending.isPresent();
    }

    /** The header after the job has ended. */
    public Job end(Ending how) {
        return new Job(
                tenant,
                id,
                kind,
                sequence,
                change,
                rules,
                dryRun,
                plan,
                note,
                createdBy,
                createdAt,
                expires,
                Optional.of(how),
                stamp + 1);
    }
}
