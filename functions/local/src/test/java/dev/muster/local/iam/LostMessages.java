package dev.muster.local.iam;

import dev.muster.aws.AwsPorts;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowNumber;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.RowStream;
import dev.muster.core.flow.job.SubmitFile;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Command;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobRef;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.SweepMark;
import dev.muster.core.person.Change;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.flow.AdminRequest;
import dev.muster.testing.memory.MemoryPlanQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Jobs whose messages no queue has received. */
final class LostMessages {
    private static final Tenant TENANT = new Tenant("demo");
    private static final Selection EVERYBODY = new Selection.Filtered(new Filter.And(List.of()), Optional.empty());

    private final Ports stores;
    private final Ports ports;

    LostMessages(AwsPorts provider) {
        stores = provider.within(Deadline.in(provider.time(), Duration.ofHours(1)));
        ports = losing(_ -> List.of());
    }

    private Ports losing(BatchQueue queue) {
        return new Ports(
                stores.people(),
                stores.jobs(),
                queue,
                new MemoryPlanQueue(),
                stores.access(),
                stores.jobEvents(),
                stores.time(),
                stores.random());
    }

    Job submitByIds() {
        return submit(Selection.Ids.of(List.of("flow-6", "flow-7", "nobody")), JobOptions.DEFAULT);
    }

    /** Submits a file that is planned by a message. */
    Job submitFile() {
        return accepted(
                switch (new Engine(ports)
                        .submitFile()
                        .submit(context(), FileOptions.DEFAULT, JobOptions.DEFAULT, new ManyRows(1_001))) {
                    case SubmitFile.FileResult.Submitted(SubmitResult result) -> result;
                    case SubmitFile.FileResult.Unreadable _ -> throw new AssertionError("the rows can be read");
                });
    }

    /** Rows of people by id, one after another. */
    private static final class ManyRows implements RowStream {
        private final int rows;
        private int read;

        ManyRows(int rows) {
            this.rows = rows;
        }

        @Override
        public List<String> headings() {
            return List.of("id", "country");
        }

        @Override
        public Step next() {
            if (read == rows) {
                return new Step.End(new FilePart.Count(rows, rows), "digest");
            }
            read++;
            return new Step.Row(new FileRow(
                    new RowNumber(0, read),
                    "file-" + read,
                    Map.of("id", "file-" + read),
                    new RowChange(List.of(SharedAttributes.set("country", Value.of("DE"))), Map.of()),
                    Optional.empty()));
        }
    }

    Job submitByFilter() {
        return submit(EVERYBODY, JobOptions.DEFAULT);
    }

    /** Returns the lost messages of a job that is planned and runs. */
    List<BatchMessage> submitPlanned() {
        Job job = submitByFilter();
        List<BatchMessage> messages = new ArrayList<>();
        Ports losing = losing(message -> {
            messages.addAll(message);
            return List.of();
        });
        IntStream.range(0, Slot.COUNT)
                .forEach(slot -> new Engine(losing).planSlot().plan(new SlotMessage(TENANT, job.id(), slot)));
        return messages;
    }

    /** Submits a job that has no people and has not ended: the planner of its last slot has crashed. */
    void submitUnended() {
        close(submitByFilter(), 0);
    }

    /** Submits a job that is planned and has not started: the planner of its last slot has crashed. */
    void submitUnstarted() {
        Job job = submit(
                EVERYBODY,
                new JobOptions(false, Optional.empty(), OptionalLong.of(1), JobOptions.DEFAULT.retention(), ""));
        ports.jobs().writeBatch(job, new Batch(new BatchKey(0, 0), List.of("flow-9"), "flow-9", true));
        ports.jobs().advance(job, new SlotProgress(0, "flow-9", 1, 1, true));
        close(job, 1);
    }

    private void close(Job job, int from) {
        IntStream.range(from, Slot.COUNT)
                .forEach(slot -> ports.jobs().advance(job, new SlotProgress(slot, "", 0, 0, true)));
    }

    Job undo(String job) {
        return accepted(new Engine(ports).undo().undo(context(), job, JobOptions.DEFAULT));
    }

    private RequestContext context() {
        return AdminRequest.of(new Caller(TENANT, "1"), ports.deadline());
    }

    private static Job accepted(SubmitResult result) {
        return ((SubmitResult.Accepted) result).job();
    }

    private Job submit(Selection selection, JobOptions options) {
        Change.Assignments change = new Change.Assignments(List.of(SharedAttributes.set("city", Value.of("Cebu"))));
        return accepted(new Engine(ports).submit().submit(context(), new Command(selection, change, options)));
    }

    /** Makes the last look of the sweep at the job so old that the next one sends the messages again. */
    void ageSweepMark(Job job) {
        SweepMark mark =
                ports.jobs().sweepMark(new JobRef(job.tenant(), job.id())).orElseThrow();
        ports.jobs().saveSweepMark(job, new SweepMark(mark.mark(), Instant.EPOCH, 0));
    }
}
