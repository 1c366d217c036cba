package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.refused;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of undo and redo of several jobs, and of an undo that is repeated. */
public abstract class UndoContract {
    private static final List<String> PEOPLE =
            IntStream.range(0, 120).mapToObj(number -> "p" + number).toList();

    private final EngineStores stores;
    private EngineFixture engineFixture;

    public UndoContract(EngineStores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void storePeople() {
        engineFixture = new EngineFixture(stores);
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "v0"));
        engineFixture.store(countries);
    }

    private Job write(String country) {
        return run(engineFixture.submit(Selection.Ids.of(PEOPLE), to(country)));
    }

    private Job undo(Job job) {
        return run(accepted(engineFixture.undo(job, JobOptions.DEFAULT)));
    }

    private Job run(Job job) {
        engineFixture.run();
        return engineFixture.status(job).job();
    }

    private void expectCountry(String country) {
        assertThat(engineFixture.values(PEOPLE, COUNTRY).values()).hasSize(120).containsOnly(Value.of(country));
    }

    private static Map<Outcome, Long> totals(Job job) {
        return job.completion().orElseThrow().totals().counts();
    }

    @Test
    void undoesFourJobsInReverseOrderAndRedoesThemInOrder() {
        List<Job> jobs = List.of(write("v1"), write("v2"), write("v3"), write("v4"));
        List<Job> undos = new ArrayList<>();
        for (int place = 3; place >= 0; place--) {
            undos.addFirst(undo(jobs.get(place)));
            expectCountry("v" + place);
        }
        for (int place = 0; place < 4; place++) {
            Job redo = undo(undos.get(place));
            assertThat(totals(redo)).isEqualTo(Map.of(Outcome.CHANGED, 120L));
            expectCountry("v" + (place + 1));
        }
    }

    @Test
    void undoOfARedoUndoesTheFirstJobAgain() {
        Job job = write("v1");
        for (int time = 0; time < 3; time++) {
            Job undo = undo(job);
            expectCountry("v0");
            job = undo(undo);
            expectCountry("v1");
        }
    }

    @Test
    void leavesTheFifthValueAndRepeatsTheUndoWithoutHarm() {
        List<Job> jobs = List.of(write("v1"), write("v2"), write("v3"), write("v4"), write("v5"));
        for (int place = 4; place > 0; place--) {
            undo(jobs.get(place));
        }
        for (int time = 0; time < 2; time++) {
            Job undo = undo(jobs.getFirst());
            assertThat(totals(undo)).isEqualTo(Map.of(Outcome.SUPERSEDED, 120L));
            assertThat(engineFixture.outcomes(undo).values())
                    .containsOnly("superseded more than four changes ago: country");
            expectCountry("v1");
        }
    }

    @Test
    void undoesAgainAfterACancelledUndo() {
        Job job = write("v1");
        Job held = accepted(engineFixture.undo(job, options(false, true, OptionalLong.empty())));
        engineFixture.run();
        assertThat(refused(engineFixture.undo(job, JobOptions.DEFAULT))).contains(held.id());
        accepted(engineFixture.cancel(held));

        Job undo = undo(job);

        expectCountry("v0");
        assertThat(refused(engineFixture.undo(job, JobOptions.DEFAULT))).contains(undo.id());
    }

    @Test
    void repeatsOnceForConcurrentRequests() {
        Job job = write("v1");
        Job held = accepted(engineFixture.undo(job, options(false, true, OptionalLong.empty())));
        engineFixture.run();
        accepted(engineFixture.cancel(held));

        long accepted = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> engineFixture.undo(job, JobOptions.DEFAULT))
                .filter(SubmitResult.Accepted.class::isInstance)
                .count();

        assertThat(accepted).isEqualTo(1);
        engineFixture.run();
        expectCountry("v0");
    }

    @Test
    void keepsRegistersOfEveryFormThroughUndoAndRedo() {
        Job cleared = run(engineFixture.submit(Selection.Ids.of(PEOPLE), EngineFixture.to(COUNTRY, Value.NOTHING)));
        Path custom = new Path("custom/Größe ?.#:");
        Job added = run(engineFixture.submit(Selection.Ids.of(PEOPLE), EngineFixture.to(custom, Value.of(true))));
        Job undone = undo(added);
        undo(cleared);
        expectCountry("v0");
        assertThat(engineFixture.values(PEOPLE, custom).values()).containsOnly(Value.NOTHING);

        undo(undone);
        assertThat(engineFixture.values(PEOPLE, custom).values()).containsOnly(Value.of(true));
    }
}
