package dev.muster.testing.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests jobs whose change is stored apart from their header. */
class LargeChangeTest {
    private static final Path LAST = Path.attribute("story20");
    private static final Value TEXT = Value.of("x".repeat(1_000));
    private static final Change.Assignments CHANGE = new Change.Assignments(IntStream.rangeClosed(1, 20)
            .mapToObj(number -> new Assignment(Path.attribute("story" + number), TEXT))
            .toList());
    private static final List<String> PEOPLE = List.of("jo", "li");

    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());

    private Job submit(JobOptions options) {
        engineFixture.store(Map.of("jo", "DE", "li", "PH"));
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), CHANGE, options);
        engineFixture.run();
        Job stored = engineFixture.ports.jobs().find(job.tenant(), job.id()).orElseThrow();
        assertThat(stored.change()).isEqualTo(new JobChange.StoredApart());
        return stored;
    }

    private List<Results.Line> results(Job job) {
        return new Engine(engineFixture.ports.within(engineFixture.deadline))
                .results()
                .page(job, Results.Position.FIRST, Optional.empty())
                .lines();
    }

    @Test
    void changesPeopleAndReportsTheirValues() {
        Job job = submit(JobOptions.DEFAULT);

        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(engineFixture.values(PEOPLE, LAST).values()).containsOnly(TEXT);
        assertThat(results(job))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.changes()).hasSize(20));
    }

    @Test
    void isUndone() {
        Job job = submit(JobOptions.DEFAULT);
        EngineFixture.accepted(engineFixture.undo(job, JobOptions.DEFAULT));
        engineFixture.run();

        assertThat(engineFixture.values(PEOPLE, LAST).values()).containsOnly(Value.NOTHING);
    }

    @Test
    void isReleasedAfterADryRun() {
        Job dryRun = submit(EngineFixture.options(true, false, OptionalLong.empty()));
        assertThat(results(dryRun))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.changes()).hasSize(20));
        EngineFixture.accepted(engineFixture.release(dryRun));
        engineFixture.run();

        assertThat(engineFixture.values(PEOPLE, LAST).values()).containsOnly(TEXT);
    }

    @Test
    void isRetriedAfterACancel() {
        engineFixture.store(Map.of("jo", "DE", "li", "PH"));
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), CHANGE);
        EngineFixture.accepted(engineFixture.cancel(job));
        engineFixture.run();
        assertThat(engineFixture.values(PEOPLE, LAST).values()).containsOnly(Value.NOTHING);
        EngineFixture.accepted(engineFixture.retry(job));
        engineFixture.run();

        assertThat(engineFixture.values(PEOPLE, LAST).values()).containsOnly(TEXT);
    }
}
