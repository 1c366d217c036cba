package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of the actions on jobs of files, and of their crashed and repeated deliveries. */
public abstract class FileActionsContract extends FilePeopleFixture {
    public FileActionsContract(EngineStores stores) {
        super(stores);
    }

    @Test
    void cancelAndDeadLettersCountWhomTheJobHasWritten() {
        stored("7", set(COUNTRY, "DE"));
        FileOptions options = by(MatchKey.ID, RowMode.UPSERT);
        List<FileRow> rows = List.of(row(1, "7", set(COUNTRY, "USA")), row(2, "8"), row(3, "9"), row(4, "bad/id"));
        for (Outcome rest : List.of(Outcome.SKIPPED, Outcome.FAILED)) {
            Job job = files.submit(options, files.plan(options, rows), JobOptions.DEFAULT);
            BatchMessage message = engineFixture.queue.take().getFirst();
            long sequence = job.sequence().orElseThrow();
            // A worker wrote two of the people and died.
            Person changed = person("7").write(List.of(set(COUNTRY, "USA " + rest)), sequence, Instant.EPOCH);
            Person created = Person.existingOrNew(found("8"), "8", sequence);
            Person stored = found("8").orElse(created).write(List.of(), sequence, Instant.EPOCH);
            assertThat(engineFixture.ports.people().save(job.tenant(), List.of(changed, stored)))
                    .isEmpty();

            if (rest == Outcome.SKIPPED) {
                accepted(engineFixture.cancel(job));
                engineFixture.deliver(List.of(message));
            } else {
                new Engine(engineFixture.ports.within(engineFixture.deadline))
                        .handleDeadLetter()
                        .handle(message);
            }

            assertThat(totals(engineFixture.status(job).job()))
                    .isEqualTo(Map.of(Outcome.CHANGED, 1L, Outcome.CREATED, 1L, rest, 1L, Outcome.REFUSED, 1L));
            rewrite("8", new Assignment(Path.EXISTS, Value.of(false)));
        }
    }

    @Test
    void undoTakesBackTheCreatedAndRestoresTheChanged() {
        stored("7", set(COUNTRY, "DE"));
        FileOptions options = by(MatchKey.ID, RowMode.UPSERT);
        Job job = run(
                options,
                row(1, "7", set(COUNTRY, "USA")),
                row(2, "8", set(EMAIL, "n@example.org")),
                row(3, "9", set(COUNTRY, "FR")),
                row(4, "10/"));
        run(by(MatchKey.ID, RowMode.UPDATE), row(1, "9", set(LABEL, "x"), set(COUNTRY, "IT")));

        Job undo = run(accepted(engineFixture.undo(job, JobOptions.DEFAULT)));

        assertThat(totals(undo)).isEqualTo(Map.of(Outcome.CHANGED, 2L, Outcome.SUPERSEDED, 1L));
        assertThat(person("7").value(COUNTRY)).isEqualTo(Value.of("DE"));
        assertThat(found("8").filter(Person::exists)).isEmpty();
        assertThat(person("9").exists()).isTrue();
        Job redo = run(accepted(engineFixture.undo(undo, JobOptions.DEFAULT)));
        assertThat(totals(redo)).containsEntry(Outcome.CHANGED, 2L);
        assertThat(person("8").value(EMAIL)).isEqualTo(Value.of("n@example.org"));
    }

    @Test
    void releaseOfADryRunAppliesTheSameRows() {
        FileOptions options = by(MatchKey.EMAIL, RowMode.UPSERT);
        List<RowEntry> entries = files.plan(
                options, List.of(row(1, "a@example.org", set(COUNTRY, "USA")), row(2, " "), row(3, "a@example.org")));
        Job dryRun = run(files.submit(options, entries, options(true, false, OptionalLong.empty())));
        assertThat(found("new-1")).isEmpty();
        assertThat(totals(dryRun)).isEqualTo(Map.of(Outcome.CREATED, 1L, Outcome.REFUSED, 1L));

        Job job = run(accepted(engineFixture.release(dryRun)));

        assertThat(totals(job)).isEqualTo(totals(dryRun));
        assertThat(lines(job)).isEqualTo(lines(dryRun));
        assertThat(person("new-1").value(EMAIL)).isEqualTo(Value.of("a@example.org"));
    }

    @Test
    void retryTakesTheSkippedRowsWithTheirValues() {
        FileOptions options = by(MatchKey.ID, RowMode.UPSERT);
        List<FileRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 150)
                .forEach(number -> rows.add(row(number, "p" + number, set(COUNTRY, "v" + number))));
        rows.add(row(151, "bad/id"));
        Job job = files.submit(options, files.plan(options, rows), JobOptions.DEFAULT);
        engineFixture.deliver(List.of(engineFixture.queue.take().getFirst()));
        accepted(engineFixture.cancel(job));
        engineFixture.deliver(List.of(new BatchMessage(job.tenant(), job.id(), new BatchKey(0, 1))));
        Job cancelled = engineFixture.status(job).job();
        assertThat(totals(cancelled))
                .isEqualTo(Map.of(Outcome.CREATED, 100L, Outcome.SKIPPED, 50L, Outcome.REFUSED, 1L));

        Job retry = run(accepted(engineFixture.retry(cancelled)));

        assertThat(totals(retry)).isEqualTo(Map.of(Outcome.CREATED, 50L));
        assertThat(person("p150").value(COUNTRY)).isEqualTo(Value.of("v150"));
        assertThat(engineFixture.lines(retry).getFirst().row().orElseThrow().number())
                .isEqualTo(new RowNumber(0, 101));
        assertThat(refused(engineFixture.retry(retry))).contains("nothing to retry");
    }

    @Test
    void refusesTheSecondOfTwoRowsThatReachOnePersonThroughTwoStripes() {
        stored("7", set(EMAIL, "a@example.org"));
        FileOptions options = by(MatchKey.EMAIL, RowMode.UPDATE);
        List<RowEntry> first = files.plan(options, List.of(row(1, "a@example.org", set(COUNTRY, "USA"))));
        rewrite("7", set(EMAIL, "b@example.org"));
        List<RowEntry> second = files.plan(options, List.of(row(2, "b@example.org", set(COUNTRY, "FR"))));
        rewrite("7", set(EMAIL, "a@example.org"));
        Job job = inTwoBatches(options, first, second);
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.deliver(List.of(messages.getFirst()));
        rewrite("7", set(EMAIL, "b@example.org"));
        engineFixture.deliver(List.of(messages.getLast()));

        assertThat(lines(run(job)))
                .filteredOn(line -> line.contains(" 7 "))
                .containsExactly("1 7 changed", "2 7 refused another row wrote this person");
        assertThat(person("7").value(COUNTRY)).isEqualTo(Value.of("USA"));
    }

    private Job inTwoBatches(FileOptions options, List<RowEntry> first, List<RowEntry> second) {
        List<RowEntry> both = new ArrayList<>(first);
        IntStream.range(2, 101)
                .forEach(number ->
                        both.addAll(files.plan(options, List.of(row(number, "none" + number + "@example.org")))));
        both.addAll(second);
        return files.submit(options, both, JobOptions.DEFAULT);
    }

    @Test
    void keepsTheOutcomesOfThePlanInAJobThatNeverRan() {
        FileOptions options = by(MatchKey.ID, RowMode.UPSERT);
        List<RowEntry> entries = files.plan(options, List.of(row(1, "7"), row(2, "bad/id"), row(3, "8")));
        Job held = files.hold(options, entries);

        accepted(engineFixture.cancel(held));

        Job cancelled = engineFixture.status(held).job();
        assertThat(engineFixture.status(held).state()).isEqualTo(JobState.CANCELLED);
        assertThat(totals(cancelled)).isEqualTo(Map.of(Outcome.SKIPPED, 2L, Outcome.REFUSED, 1L));
        assertThat(engineFixture.lines(cancelled))
                .extracting(Results.Line::code)
                .containsExactly("skipped", "refused", "skipped");
    }
}
