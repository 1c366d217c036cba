package dev.muster.local.runtime;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.local.runtime.FaultProxy.When;
import dev.muster.testing.flow.EngineFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Workers in the real runtime client, dead between two writes: the process is killed before or right after a write of it
 * reaches the store, the queue delivers again, and everything ends as if nothing had happened.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
class KilledWorkerTest {
    private static final List<String> PEOPLE =
            IntStream.range(0, 150).mapToObj(number -> "p" + number).toList();

    private final WorkerProcesses workerProcesses = new WorkerProcesses();
    private final AtomicInteger tenants = new AtomicInteger();

    @AfterEach
    void close() {
        workerProcesses.close();
    }

    /** All there is to see at the end: every number, every person's outcome, value and count of writes. */
    private record Ended(Map<Outcome, Long> totals, Map<String, String> outcomes, Map<String, String> people) {}

    /** Two batches with exceptions in each: ten are there already, two nowhere. */
    private static final Selection NAMED =
            Selection.Ids.of(Stream.concat(Stream.concat(Stream.of("nobody-1"), PEOPLE.stream()), Stream.of("nobody-2"))
                    .toList());

    private static final Selection FOUND = EngineFixture.by(new Filter.And(List.of()));

    private Ended run(Selection selection) {
        EngineFixture engineFixture = workerProcesses.tenant("ward-" + tenants.incrementAndGet());
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, id.endsWith("7") ? "USA" : "DE"));
        engineFixture.store(countries);
        Job job = engineFixture.submit(selection, EngineFixture.to("USA"));
        JobStatus end = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            workerProcesses.sweepEveryMinute();
                            return engineFixture.standing(job);
                        },
                        seen -> seen.job().lifecycle().published());
        assertThat(end.state()).isEqualTo(JobState.COMPLETED);
        Map<String, String> people = new TreeMap<>();
        engineFixture
                .ports
                .people()
                .loadLatest(engineFixture.caller.tenant(), PEOPLE, engineFixture.deadline)
                .forEach((id, person) -> people.put(id, person.value(COUNTRY) + " " + person.version()));
        return new Ended(end.totals().counts(), engineFixture.outcomes(job), people);
    }

    private void kill(IsolatedInvoker worker) {
        worker.processes().forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Kills at every so-manieth write of a job, first before it and then after it or both ways. */
    private void killAtEach(int first, int step, boolean bothWays, Selection selection, IsolatedInvoker worker) {
        workerProcesses.gate.set(0, When.BEFORE, () -> {});
        Ended faultless = run(selection);
        int writes = workerProcesses.gate.writes();
        int kills = 0;
        for (int write = first; write <= writes; write += step) {
            for (When when : bothWays ? List.of(When.values()) : List.of(kills % 2 == 0 ? When.BEFORE : When.AFTER)) {
                workerProcesses.gate.set(write, when, () -> kill(worker));

                assertThat(run(selection))
                        .as("killed %s write %d of %d", when, write, writes)
                        .isEqualTo(faultless);

                kills += workerProcesses.gate.writes() < write ? 0 : 1;
                assertThat(workerProcesses.failures())
                        .hasSize(kills)
                        .allMatch(failure -> failure.endsWith("exit code 137"));
            }
        }
        System.out.printf("%d writes, killed at %d places, always the same end%n", writes, kills);
        assertThat(kills).isGreaterThan(1);
        assertThat(faultless.totals().get(Outcome.CHANGED)).isEqualTo(135);
        assertThat(faultless.people().values()).allMatch(person -> person.startsWith(Value.of("USA") + " "));
    }

    private void apply(int first, int step, boolean bothWays) {
        IsolatedInvoker worker = workerProcesses.gated("ApplyFunction", Duration.ofSeconds(60));
        workerProcesses.deliver("ApplyFunction", worker);
        killAtEach(first, step, bothWays, NAMED, worker);
    }

    private void plan(int first, int step, boolean bothWays) {
        IsolatedInvoker worker = workerProcesses.gated("PlanFunction", Duration.ofMinutes(2));
        workerProcesses.deliver("PlanFunction", worker);
        workerProcesses.deliver("ApplyFunction", workerProcesses.safe("ApplyFunction"));
        killAtEach(first, step, bothWays, FOUND, worker);
    }

    @Test
    void aWorkerThatDiesAtAWriteLeavesNoTrace() {
        apply(1, 3, false);
    }

    @Test
    @Tag("large")
    void aWorkerThatDiesAtAnyWriteLeavesNoTrace() {
        apply(1, 1, true);
    }

    @Test
    @Tag("large")
    void aPlannerThatDiesAtAnyWriteLeavesNoTrace() {
        plan(1, 3, true);
    }

    /** Stopped in the middle of its writes it cannot hand anything back: its time runs out, and it is killed. */
    @Test
    void aWorkerThatStandsStillIsKilledAtItsDeadline() {
        // Begins nothing with less than 13 s left.
        IsolatedInvoker worker = workerProcesses.gated("ApplyFunction", Duration.ofSeconds(15));
        workerProcesses.deliver("ApplyFunction", worker);
        Ended faultless = run(NAMED);
        workerProcesses.gate.set(3, When.BEFORE, () -> worker.processes().forEach(KilledWorkerTest::halt));

        assertThat(run(NAMED)).isEqualTo(faultless);

        assertThat(workerProcesses.failures())
                .containsExactly("ApplyFunction timed out after 15 s and was killed: exit code 137");
    }

    private static void halt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aWorkerWithTooLittleTimeHandsBackWithoutAWrite() {
        IsolatedInvoker hasty = workerProcesses.gated("ApplyFunction", Duration.ofSeconds(10));
        IsolatedInvoker calm = workerProcesses.safe("ApplyFunction");
        List<byte[]> answers = new CopyOnWriteArrayList<>();
        workerProcesses.deliver("ApplyFunction", event -> {
            byte[] answer = (answers.isEmpty() ? hasty : calm).invoke(event);
            answers.add(answer);
            return answer;
        });
        workerProcesses.gate.set(0, When.BEFORE, () -> {});

        Ended end = run(NAMED);

        assertThat(end.totals().get(Outcome.CHANGED)).isEqualTo(135);
        assertThat(new String(answers.getFirst(), StandardCharsets.UTF_8)).contains("itemIdentifier");
        assertThat(workerProcesses.log()).contains("no time left");
        assertThat(workerProcesses.gate.writes()).isZero();
        assertThat(workerProcesses.failures()).isEmpty();
    }
}
