package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rules;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header of a job: what was asked, by whom, on what terms, how its people are found, and what became of it.
 *
 * @param id 26 characters, sorting by the time of making
 * @param rules what its caller may not do
 * @param stamp counts the writes of this header, from 1
 */
public record Job(
        Tenant tenant,
        String id,
        Origin origin,
        Change change,
        Rules rules,
        Plan plan,
        Terms terms,
        Course course,
        long stamp) {

    public OptionalLong sequence() {
        return course.sequence();
    }

    public boolean dryRun() {
        return terms.dryRun();
    }

    public Optional<Ending> ending() {
        return course.ending();
    }

    public boolean hasEnded() {
        return ending().isPresent();
    }

    public boolean isCancelled() {
        return course.cancelled().isPresent();
    }

    /** When all its items may vanish. */
    public Instant expires() {
        return origin.createdAt().plus(terms.retention());
    }

    /** Whether everybody has to be found before the first one may be touched. */
    public boolean isGated() {
        return terms.hold() || (terms.maxAffected().isPresent() && !(plan instanceof Plan.Named));
    }

    /** The header, not written yet, of a job that runs from the start. */
    public Job begin(long number) {
        return new Job(tenant, id, origin, change, rules, plan, terms, course.run(number), stamp);
    }

    /** The header once the job runs under that number; whoever let it run may not do more through it than alone. */
    public Job run(long number, Rules releasing) {
        return new Job(tenant, id, origin, change, rules.and(releasing), plan, terms, course.run(number), stamp + 1);
    }

    /** The header once whatever is not done yet is to be left undone. */
    public Job cancel(String why) {
        return next(course.cancel(why));
    }

    /** The header once another job undoes this one, or does this dry run in earnest. */
    public Job precede(String successor) {
        return next(course.precede(successor));
    }

    /** The header after the job has ended. */
    public Job end(Ending how) {
        return next(course.end(how));
    }

    /** The header once the world has been told of the job's end. */
    public Job announce() {
        return next(course.announce());
    }

    private Job next(Course after) {
        return new Job(tenant, id, origin, change, rules, plan, terms, after, stamp + 1);
    }
}
