package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.by;
import static dev.muster.testing.flow.EngineFixture.livingIn;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.refused;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.person.ValueChange;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of hold, dry run and {@code max_affected}: a release changes exactly the reported people. */
abstract class JobReleaseContract {
    static final int PEOPLE = 400;
    /** People of a few slots, so that most slots of a plan are empty. */
    private static final List<String> ALL = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "p" + number)
            .filter(id -> Slot.of(id) < 3)
            .limit(PEOPLE)
            .toList();

    private final EngineStores stores;
    EngineFixture engineFixture;

    JobReleaseContract(EngineStores stores) {
        this.stores = stores;
    }

    /** Stores people, where every second person lives in Germany. */
    @BeforeEach
    void storePeople() {
        engineFixture = new EngineFixture(stores);
        Map<String, String> countries = new HashMap<>();
        people().forEach(id -> countries.put(id, germans().contains(id) ? "DE" : "FR"));
        engineFixture.store(countries);
    }

    static List<String> people() {
        return ALL;
    }

    static Set<String> germans() {
        return IntStream.range(0, PEOPLE / 2)
                .mapToObj(number -> ALL.get(2 * number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> living(String country) {
        Set<String> there = new TreeSet<>();
        engineFixture.values(people(), COUNTRY).forEach((id, value) -> {
            if (value.equals(Value.of(country))) {
                there.add(id);
            }
        });
        return there;
    }

    @Test
    void releaseChangesExactlyThePeopleOfTheHeldJob() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, true, OptionalLong.empty()));
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.PLANNING);
        assertThat(refused(engineFixture.release(job))).contains("still being planned");

        engineFixture.run();
        JobStatus held = engineFixture.status(job);
        assertThat(held.state()).isEqualTo(JobState.HELD);
        assertThat(held.job().sequence()).isEmpty();
        assertThat(held.pending()).isEqualTo(germans().size());
        assertThat(engineFixture.outcomes(job).keySet()).isEqualTo(germans());
        assertThat(living("USA")).isEmpty();
        // A person who moves to Germany now is not selected, and a person who leaves stays selected.
        Job between = engineFixture.submit(Selection.Ids.of(people().subList(1, 3)), to("DE"));
        Job away = engineFixture.submit(Selection.Ids.of(people().subList(4, 5)), to("IT"));
        engineFixture.run();

        accepted(engineFixture.release(job));
        engineFixture.run();

        expect(job, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());
        assertThat(engineFixture.status(job).job().sequence().getAsLong())
                .isGreaterThan(engineFixture.status(away).job().sequence().getAsLong());
        assertThat(engineFixture.status(between).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void holdsAJobByIds() {
        Job job =
                engineFixture.submit(Selection.Ids.of(people()), to("USA"), options(false, true, OptionalLong.empty()));
        engineFixture.run();
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.HELD);
        assertThat(living("USA")).isEmpty();

        accepted(engineFixture.release(job));
        accepted(engineFixture.release(job));
        engineFixture.run();

        expect(job, JobState.COMPLETED, Map.of(Outcome.CHANGED, 400L));
        accepted(engineFixture.release(job));
        assertThat(engineFixture.queue.take()).isEmpty();
    }

    @Test
    void refusesMoreThanMaxAffectedWithTheExactCount() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, false, OptionalLong.of(199)));
        engineFixture.run();

        expect(job, JobState.REFUSED, Map.of(Outcome.REFUSED, 200L));
        assertThat(living("USA")).isEmpty();
        assertThat(engineFixture.outcomes(job))
                .hasSize(200)
                .allSatisfy((_, outcome) -> assertThat(outcome)
                        .isEqualTo("refused 200 people are selected, more than max_affected 199 allows"));
        assertThat(refused(engineFixture.release(job))).contains("never held");
        assertThat(refused(engineFixture.undo(job, JobOptions.DEFAULT))).contains("changed no person");
    }

    @Test
    void runsWithoutReleaseWithinMaxAffected() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, false, OptionalLong.of(200)));
        engineFixture.plan();
        assertThat(engineFixture.status(job).state()).isEqualTo(JobState.RUNNING);
        engineFixture.run();

        expect(job, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEqualTo(germans());
    }

    @Test
    void releasedDryRunChangesExactlyTheReportedPeople() {
        engineFixture.run();
        Job dryRun = engineFixture.submit(by(livingIn("DE")), to("USA"), options(true, false, OptionalLong.empty()));
        engineFixture.run();
        expect(dryRun, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(living("USA")).isEmpty();
        assertThat(engineFixture.lines(dryRun))
                .allSatisfy(line -> assertThat(line.changes())
                        .containsExactly(new ValueChange(COUNTRY, Value.of("DE"), Value.of("USA"))));

        Job real = accepted(engineFixture.release(dryRun));
        engineFixture.run();

        expect(real, JobState.COMPLETED, Map.of(Outcome.CHANGED, 200L));
        assertThat(engineFixture.outcomes(real)).isEqualTo(engineFixture.outcomes(dryRun));
        assertThat(living("USA")).isEqualTo(germans());
        assertThat(refused(engineFixture.release(dryRun))).contains(real.id());
    }

    @Test
    void dryRunReportsTheOutcomesOfTheRealRun() {
        Change.Assignments change = new Change.Assignments(List.of(
                new Assignment(COUNTRY, Value.of("DE")),
                new Assignment(Path.attribute("email"), Value.of("jo@example.org"))));
        engineFixture.submit(Selection.Ids.of(people().subList(0, 1)), change);
        engineFixture.run();
        List<String> mixed = new ArrayList<>(people().subList(0, 50));
        mixed.add("unknown");
        Job dryRun = engineFixture.submit(Selection.Ids.of(mixed), change, options(true, false, OptionalLong.empty()));
        engineFixture.run();

        Job real = accepted(engineFixture.release(dryRun));
        engineFixture.run();

        expect(real, JobState.COMPLETED, Map.of(Outcome.UNCHANGED, 1L, Outcome.NOT_FOUND, 1L, Outcome.REFUSED, 49L));
        assertThat(engineFixture.outcomes(dryRun)).isEqualTo(engineFixture.outcomes(real));
        assertThat(engineFixture.outcomes(real).get(mixed.get(1))).contains(mixed.get(0));
    }

    @Test
    void refusesAHeldJobAboveMaxAffected() {
        Job job = engineFixture.submit(by(livingIn("DE")), to("USA"), options(false, true, OptionalLong.of(199)));
        engineFixture.run();
        expect(job, JobState.REFUSED, Map.of(Outcome.REFUSED, 200L));
        assertThat(refused(engineFixture.release(job))).contains("cancelled or refused");
    }

    void expect(Job job, JobState state, Map<Outcome, Long> totals) {
        JobStatus status = engineFixture.status(job);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.totals().counts()).isEqualTo(totals);
        assertThat(status.pending()).isZero();
        assertThat(engineFixture.lines(job)).hasSize(Math.toIntExact(status.selected()));
    }
}
