package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Change;
import dev.muster.core.person.ProtectionRules;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header of a job: what was asked, by whom, on what terms, how its people are found, and what became of it.
 *
 * @param id 26 characters, sorting by the time of making
 * @param rules what its caller may not do
 * @param version counts the writes of this header, from 1
 */
public record Job(
        Tenant tenant,
        String id,
        Origin origin,
        Change change,
        ProtectionRules rules,
        Plan plan,
        JobOptions options,
        Lifecycle lifecycle,
        long version) {

    public OptionalLong sequence() {
        return lifecycle.sequence();
    }

    public boolean dryRun() {
        return options.dryRun();
    }

    public Optional<Completion> completion() {
        return lifecycle.completion();
    }

    public boolean hasEnded() {
        return completion().isPresent();
    }

    public boolean isCancelled() {
        return lifecycle.cancelled().isPresent();
    }

    /** When all its items may vanish. */
    public Instant expires() {
        return origin.createdAt().plus(options.retention());
    }

    /** Whether everybody has to be found before the first one may be touched. */
    public boolean waitsForPlan() {
        return options.hold() || (options.maxAffected().isPresent() && !(plan instanceof Plan.ByIds));
    }

    /** The header, not written yet, of a job that runs from the start. */
    public Job startAt(long number) {
        return new Job(tenant, id, origin, change, rules, plan, options, lifecycle.startAt(number), version);
    }

    /** The header once the job runs under that number; whoever let it run may not do more through it than alone. */
    public Job release(long number, ProtectionRules releasing) {
        return new Job(
                tenant,
                id,
                origin,
                change,
                rules.and(releasing),
                plan,
                options,
                lifecycle.startAt(number),
                version + 1);
    }

    /** The header once whatever is not done yet is to be left undone. */
    public Job cancel(String why) {
        return next(lifecycle.cancel(why));
    }

    /** The header once another job undoes this one, or does this dry run in earnest. */
    public Job withSuccessor(String successor) {
        return next(lifecycle.withSuccessor(successor));
    }

    /** The header after the job has ended. */
    public Job end(Completion how) {
        return next(lifecycle.complete(how));
    }

    /** The header once the world has been told of the job's end. */
    public Job published() {
        return next(lifecycle.publish());
    }

    private Job next(Lifecycle after) {
        return new Job(tenant, id, origin, change, rules, plan, options, after, version + 1);
    }
}
