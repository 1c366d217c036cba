package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Course;
import dev.muster.core.job.Idempotency;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobId;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Terms;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rules;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes jobs exist, one for each Idempotency-Key: batches first, then the header (from there on the job exists), then the
 * messages, so that a crash anywhere loses nothing and doubles nothing.
 */
final class Accepting {
    private final Jobs jobs;
    private final Access access;
    private final Room room;
    private final Ring ring;
    private final Time time;
    private final RandomGenerator chance;

    Accepting(Jobs jobs, Access access, Room room, Ring ring, Time time, RandomGenerator chance) {
        this.jobs = jobs;
        this.access = access;
        this.room = room;
        this.ring = ring;
        this.time = time;
        this.chance = chance;
    }

    /**
     * The job this key has made before, or else what {@code fresh} comes to. What is refused may be so only because another
     * request with the key came between: then both get its job.
     */
    Submitted once(Caller caller, Optional<Submit.Key> key, Deadline deadline, Supplier<Submitted> fresh) {
        return remembered(caller, key, deadline).orElseGet(() -> switch (fresh.get()) {
            case Submitted.Accepted accepted -> accepted;
            case Submitted.Refused refused -> remembered(caller, key, deadline).orElse(refused);
        });
    }

    private Optional<Submitted> remembered(Caller caller, Optional<Submit.Key> key, Deadline deadline) {
        return key.flatMap(sent -> jobs.remembered(caller.tenant(), sent.key(), time.now(), deadline)
                .map(use -> replay(caller.tenant(), sent, use, deadline)));
    }

    /** Why there may be no new job now; empty when there is room for it. */
    Optional<Problem> noRoom(Caller caller, Deadline deadline) {
        return room.lacking(caller.tenant(), deadline);
    }

    /** The header of a new job. Unless it has to wait for something it has its number right away. */
    Job header(Caller caller, Kind kind, Optional<String> parent, Change change, Rules rules, Plan plan, Terms terms) {
        Instant now = time.now();
        Job job = new Job(
                caller.tenant(),
                JobId.at(now, chance),
                new Origin(kind, parent, caller.person(), now),
                change,
                rules,
                plan,
                terms,
                Course.WAITING,
                1);
        return job.isGated() ? job : job.begin(access.nextSequence(caller.tenant()));
    }

    /** Makes the job exist, all that is planned of it being written down, and rings for it. */
    Submitted accept(Job job, Optional<Submit.Key> key, Deadline deadline) {
        Optional<Idempotency> earlier = jobs.accept(job, key.map(sent -> use(sent, job)), deadline);
        return earlier.isPresent()
                ? replay(job.tenant(), key.orElseThrow(), earlier.get(), deadline)
                : accepted(job, deadline);
    }

    /**
     * The same for a job that another one is to name as its successor.
     *
     * @param predecessor the other one's header as it was read
     * @param again what is done when that header has moved since: whoever loses reads again
     */
    Submitted succeed(
            Job job, Job predecessor, Optional<Submit.Key> key, Deadline deadline, Supplier<Submitted> again) {
        return switch (jobs.succeed(job, predecessor.precede(job.id()), key.map(sent -> use(sent, job)), deadline)) {
            case Jobs.Succession.Done done -> accepted(job, deadline);
            case Jobs.Succession.Used(Idempotency before) -> replay(job.tenant(), key.orElseThrow(), before, deadline);
            case Jobs.Succession.Moved moved -> again.get();
        };
    }

    private Submitted accepted(Job job, Deadline deadline) {
        return new Submitted.Accepted(job, false, ring.accepted(job, deadline));
    }

    private Submitted replay(Tenant tenant, Submit.Key sent, Idempotency use, Deadline deadline) {
        if (!use.request().equals(sent.request())) {
            return new Submitted.Refused(
                    new Problem(Problem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before"));
        }
        return jobs.find(tenant, use.job(), deadline)
                .<Submitted>map(job -> new Submitted.Accepted(job, true, 0))
                .orElseGet(() -> new Submitted.Refused(
                        new Problem(Problem.Kind.NOT_FOUND, "the job this Idempotency-Key made is no longer kept")));
    }

    private static Idempotency use(Submit.Key sent, Job job) {
        return new Idempotency(
                sent.key(), sent.request(), job.id(), job.origin().createdAt().plus(Limits.REMEMBERED));
    }
}
