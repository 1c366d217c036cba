package dev.muster.core.job;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Change;
import dev.muster.core.person.Rights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header of a job: its caller, options, plan and lifecycle, and its change if that is small.
 *
 * @param id 26 characters that sort by creation time
 * @param rights the rights of everyone who caused it
 * @param version the number of writes of this header, from 1
 */
public record Job(
        Tenant tenant,
        String id,
        Origin origin,
        JobChange change,
        Rights rights,
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

    /** Returns when all items of the job expire. */
    public Instant expires() {
        return origin.createdAt().plus(options.retention());
    }

    /** Returns when the chunks of its file expire: when they are planned, nothing reads them again. */
    public Instant chunksExpire() {
        Instant planned = origin.createdAt().plus(Limits.OPEN).plus(Limits.CHUNK_RETENTION);
        return planned.isBefore(expires()) ? planned : expires();
    }

    /** Returns whether the job is created without a sequence, and takes it at the earliest when all slots are planned. */
    public boolean waitsForPlan() {
        return options.hold().isPresent()
                || plan.plannedBefore()
                        .map(this::exceedsLimit)
                        .orElseGet(() -> plan instanceof Plan.ByFile
                                || options.maxAffected().isPresent());
    }

    /** Returns whether the planned people are more, or their rows worse, than the options of the job allow. */
    public boolean exceedsLimit(PlanProgress planned) {
        return planned.selected() > options.maxAffected().orElse(Long.MAX_VALUE)
                || plan.file()
                        .flatMap(FileOptions::maxRefused)
                        .filter(max -> max.isExceeded(planned.rows().leftOut(), planned.selected()))
                        .isPresent();
    }

    /** Returns whether parts of its file may be added. */
    public boolean takesParts() {
        return plan instanceof Plan.ByFile(var _, var _, FileIntake.Open _) && isUndecided();
    }

    /** Returns whether its file is neither complete nor will ever be. */
    public boolean isAbandoned() {
        return plan instanceof Plan.ByFile byFile
                && !(byFile.intake() instanceof FileIntake.Complete)
                && !isUndecided();
    }

    private boolean isUndecided() {
        return !isCancelled() && !hasEnded();
    }

    /** Returns whether the job has not begun and begins only when it is released. */
    public boolean waitsForRelease() {
        return options.hold().isPresent() && sequence().isEmpty() && !isCancelled() && !hasEnded();
    }

    /** Returns when the job is cancelled unless it is released before; empty when it does not wait for a release. */
    public Optional<Instant> heldUntil() {
        return waitsForRelease() ? options.hold().map(origin.createdAt()::plus) : Optional.empty();
    }

    /** Returns when the job is cancelled unless its file is closed before; empty when it takes no parts. */
    public Optional<Instant> openUntil() {
        return takesParts() ? Optional.of(origin.createdAt().plus(Limits.OPEN)) : Optional.empty();
    }

    /** Returns whether the job stays as it is until a person acts on it: it waits for parts or for a release. */
    public boolean waitsForPerson() {
        return takesParts() || waitsForRelease();
    }

    /** Returns the unwritten header of a job whose accepting has used more. */
    public Job costing(Cost more) {
        return new Job(tenant, id, origin.costing(more), change, rights, plan, options, lifecycle, version);
    }

    /** Returns what the job has used so far: accepting, planning and the workers that counted (docs/design.md rule 20). */
    public Cost cost(PlanProgress planned, List<Tally> pages) {
        return origin.cost().plus(planned.cost()).plus(Tally.cost(pages));
    }

    /** Returns the header as the store returns it: without a large change. */
    public Job asStored() {
        return new Job(tenant, id, origin, change.inHeader(), rights, plan, options, lifecycle, version);
    }

    /** Returns the unwritten header of a job that runs from its creation. */
    public Job startAt(long sequence) {
        return new Job(tenant, id, origin, change, rights, plan, options, lifecycle.startAt(sequence), version);
    }

    /** Returns the next header of a job that runs under this sequence. */
    public Job start(long sequence) {
        return next(lifecycle.startAt(sequence));
    }

    /** As {@link #start}; the rights of the releasing caller bind the job as well. */
    public Job release(long sequence, CallerRights releasing) {
        Lifecycle started = lifecycle.startAt(sequence);
        return new Job(tenant, id, origin, change, rights.and(releasing), plan, options, started, version + 1);
    }

    /** Returns the unwritten header of a job whose whole file came with its request. */
    public Job uploaded(Plan.ByFile whole, Change.Rows named) {
        return new Job(tenant, id, origin, new JobChange.Loaded(named), rights, whole, options, lifecycle, version);
    }

    /** Returns the next header of a job whose file is open again. */
    public Job reopen(Plan.ByFile open) {
        return new Job(tenant, id, origin, change, rights, open, options, lifecycle, version + 1);
    }

    /** Returns the next header of a job whose file is being closed; the rights of the closing caller bind it as well. */
    public Job close(Plan.ByFile closing, CallerRights caller) {
        return new Job(tenant, id, origin, change, rights.and(caller), closing, options, lifecycle, version + 1);
    }

    /** Returns the next header of a job whose file is complete. */
    public Job complete(Plan.ByFile complete, Change.Rows named) {
        return new Job(
                tenant, id, origin, new JobChange.Loaded(named), rights, complete, options, lifecycle, version + 1);
    }

    /** Returns the next header of a job that is cancelled. */
    public Job cancel(String reason) {
        return next(lifecycle.cancel(reason));
    }

    /** Returns the next header of a job from which another one was derived that is not its successor. */
    public Job touched() {
        return next(lifecycle);
    }

    /** Returns the next header of a job with a successor: its last undo or, for a dry run, its last release. */
    public Job withSuccessor(String successor) {
        return next(lifecycle.withSuccessor(successor));
    }

    /** Returns the next header of a job that has ended. */
    public Job end(Completion completion) {
        return next(lifecycle.complete(completion));
    }

    /** Returns the next header of a job whose end is published. */
    public Job published() {
        return next(lifecycle.publish());
    }

    private Job next(Lifecycle after) {
        return new Job(tenant, id, origin, change, rights, plan, options, after, version + 1);
    }
}
