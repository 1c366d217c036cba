package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Command;
import dev.muster.core.job.Idempotency;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobId;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Message;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanMessage;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.Planned;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Takes a command in: refuses it, or writes the job down and rings for its batches. Batches first, then the header
 * (from there on the job exists), then the messages, so that a crash anywhere loses nothing and doubles nothing.
 */
public final class Submit {
    private final Jobs jobs;
    private final Access access;
    private final BatchQueue queue;
    private final PlanQueue planQueue;
    private final Permissions permissions;
    private final Time time;
    private final RandomGenerator chance;

    public Submit(
            Jobs jobs,
            Access access,
            BatchQueue queue,
            PlanQueue planQueue,
            Permissions permissions,
            Time time,
            RandomGenerator chance) {
        this.jobs = jobs;
        this.access = access;
        this.queue = queue;
        this.planQueue = planQueue;
        this.permissions = permissions;
        this.time = time;
        this.chance = chance;
    }

    /** An Idempotency-Key as it was sent, with the digest of the request it came with. */
    public record Key(String key, String request) {}

    public Submitted submit(Caller caller, Command command, Optional<Key> key, Deadline deadline) {
        Optional<Submitted> replay =
                key.flatMap(sent -> jobs.remembered(caller.tenant(), sent.key(), time.now(), deadline)
                        .map(use -> replay(caller.tenant(), sent, use, deadline)));
        return replay.orElseGet(() -> fresh(caller, command, key, deadline));
    }

    private Submitted fresh(Caller caller, Command command, Optional<Key> key, Deadline deadline) {
        Permissions.Granted granted = permissions.of(caller, deadline);
        Optional<Problem> problem = tooMany(command)
                .or(() -> tooLarge(command))
                .or(() -> permissions.check(granted, command.change().organizations()));
        return problem.<Submitted>map(Submitted.Refused::new)
                .orElseGet(() -> accept(caller, command, granted, key, deadline));
    }

    private Submitted accept(
            Caller caller, Command command, Permissions.Granted granted, Optional<Key> key, Deadline deadline) {
        Job job = header(caller, command, granted);
        if (command.selection() instanceof Selection.Ids(List<String> ids, int repeated)) {
            jobs.writeBatches(job.tenant(), job.id(), Plan.cut(ids), job.expires(), deadline);
        }
        Optional<Idempotency> earlier = jobs.accept(job, key.map(sent -> use(sent, job)), deadline);
        if (earlier.isPresent()) {
            return replay(job.tenant(), key.orElseThrow(), earlier.get(), deadline);
        }
        return new Submitted.Accepted(job, false, ring(job, deadline));
    }

    /** How many messages could not be sent. */
    private int ring(Job job, Deadline deadline) {
        return switch (job.plan()) {
            case Plan.Named named ->
                queue.send(
                                Planned.of(named)
                                        .keys()
                                        .map(batch -> new Message(job.tenant(), job.id(), batch))
                                        .toList(),
                                deadline)
                        .size();
            case Plan.Searched searched ->
                planQueue
                        .send(
                                IntStream.range(0, Slot.COUNT)
                                        .mapToObj(slot -> new PlanMessage(job.tenant(), job.id(), slot))
                                        .toList(),
                                deadline)
                        .size();
        };
    }

    private Job header(Caller caller, Command command, Permissions.Granted granted) {
        Instant now = time.now();
        return new Job(
                caller.tenant(),
                JobId.at(now, chance),
                Kind.CHANGE,
                OptionalLong.of(access.nextSequence(caller.tenant())),
                command.change(),
                granted.rules(),
                command.dryRun(),
                Plan.of(command.selection()),
                command.note(),
                caller.person(),
                now,
                now.plus(Limits.RETENTION),
                Optional.empty(),
                1);
    }

    /** How many a filter selects is not known before it is planned. */
    private static Optional<Problem> tooMany(Command command) {
        return command.selection() instanceof Selection.Ids(List<String> ids, int repeated)
                        && command.maxAffected().isPresent()
                        && ids.size() > command.maxAffected().getAsLong()
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_MANY_AFFECTED,
                        "%d people are selected, more than maxAffected %d allows"
                                .formatted(ids.size(), command.maxAffected().getAsLong()),
                        "/maxAffected"))
                : Optional.empty();
    }

    /** What no person could hold is refused at once, for everybody. */
    private static Optional<Problem> tooLarge(Command command) {
        return command.change().bytes() > Person.BYTES
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE,
                        "the changes come to %d bytes; the limit is %d, the largest a person can be"
                                .formatted(command.change().bytes(), Person.BYTES),
                        "/changes"))
                : Optional.empty();
    }

    private Submitted replay(Tenant tenant, Key sent, Idempotency use, Deadline deadline) {
        if (!use.request().equals(sent.request())) {
            return new Submitted.Refused(
                    new Problem(Problem.Kind.KEY_REUSED, "this Idempotency-Key came with another request before"));
        }
        return jobs.find(tenant, use.job(), deadline)
                .<Submitted>map(job -> new Submitted.Accepted(job, true, 0))
                .orElseGet(() -> new Submitted.Refused(
                        new Problem(Problem.Kind.NOT_FOUND, "the job this Idempotency-Key made is no longer kept")));
    }

    private Idempotency use(Key sent, Job job) {
        return new Idempotency(
                sent.key(), sent.request(), job.id(), job.createdAt().plus(Limits.REMEMBERED));
    }
}
