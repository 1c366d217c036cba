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
 * Kills workers in the real runtime client before or after one of their writes. The queue delivers again, and the job
 * must end exactly as without a kill.
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

    /** The complete result of a job: totals, and the outcome, value and version of every person. */
    private record Ended(Map<Outcome, Long> totals, Map<String, String> outcomes, Map<String, String> people) {}

    /** Two batches, each with exceptions: ten people have the value already, two ids are unknown. */
    private static final Selection BY_IDS = Selection.Ids.of(
            Stream.concat(Stream.concat(Stream.of("unknown-1"), PEOPLE.stream()), Stream.of("unknown-2"))
                    .toList());

    private static final Selection BY_FILTER = EngineFixture.by(new Filter.And(List.of()));

    private Ended run(Selection selection) {
        EngineFixture engineFixture = workerProcesses.tenant("tenant-" + tenants.incrementAndGet());
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, id.endsWith("7") ? "USA" : "DE"));
        engineFixture.store(countries);
        Job job = engineFixture.submit(selection, EngineFixture.to("USA"));
        JobStatus end = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            workerProcesses.sweepEveryMinute();
                            return engineFixture.status(job);
                        },
                        status -> status.job().lifecycle().published());
        assertThat(end.state()).isEqualTo(JobState.COMPLETED);
        Map<String, String> people = new TreeMap<>();
        engineFixture
                .ports
                .people()
                .loadLatest(engineFixture.caller.tenant(), PEOPLE)
                .forEach((id, person) -> people.put(id, person.value(COUNTRY) + " " + person.version()));
        return new Ended(end.totals().counts(), engineFixture.outcomes(job), people);
    }

    private void kill(IsolatedInvoker worker) {
        worker.processes().forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Kills the worker at every {@code step}-th write of a job: alternately before and after the write, or both. */
    private void killAtEach(int first, int step, boolean bothWays, Selection selection, IsolatedInvoker worker) {
        workerProcesses.proxy.set(0, When.BEFORE, () -> {});
        Ended expected = run(selection);
        int writes = workerProcesses.proxy.writes();
        int kills = 0;
        for (int write = first; write <= writes; write += step) {
            for (When when : bothWays ? List.of(When.values()) : List.of(kills % 2 == 0 ? When.BEFORE : When.AFTER)) {
                workerProcesses.proxy.set(write, when, () -> kill(worker));

                assertThat(run(selection))
                        .as("killed %s write %d of %d", when, write, writes)
                        .isEqualTo(expected);

                kills += workerProcesses.proxy.writes() < write ? 0 : 1;
                assertThat(workerProcesses.failures())
                        .hasSize(kills)
                        .allMatch(failure -> failure.endsWith("exit code 137"));
            }
        }
        System.out.printf("%d writes, %d kills, the same end each time%n", writes, kills);
        assertThat(kills).isGreaterThan(1);
        assertThat(expected.totals().get(Outcome.CHANGED)).isEqualTo(135);
        assertThat(expected.people().values()).allMatch(person -> person.startsWith(Value.of("USA") + " "));
    }

    private void killWorkers(int first, int step, boolean bothWays) {
        IsolatedInvoker worker = workerProcesses.behindProxy("ApplyFunction", Duration.ofSeconds(60));
        workerProcesses.deliver("ApplyFunction", worker);
        killAtEach(first, step, bothWays, BY_IDS, worker);
    }

    private void killPlanners(int first, int step, boolean bothWays) {
        IsolatedInvoker worker = workerProcesses.behindProxy("PlanFunction", Duration.ofMinutes(2));
        workerProcesses.deliver("PlanFunction", worker);
        workerProcesses.deliver("ApplyFunction", workerProcesses.withoutFaults("ApplyFunction"));
        killAtEach(first, step, bothWays, BY_FILTER, worker);
    }

    @Test
    void jobEndsTheSameWhenWorkerIsKilledAtSomeWrites() {
        killWorkers(1, 3, false);
    }

    @Test
    @Tag("large")
    void jobEndsTheSameWhenWorkerIsKilledAtAnyWrite() {
        killWorkers(1, 1, true);
    }

    @Test
    @Tag("large")
    void jobEndsTheSameWhenPlannerIsKilledAtSomeWrites() {
        killPlanners(1, 3, true);
    }

    /** A stopped process cannot return its batch, so it runs into its timeout and is killed. */
    @Test
    void stoppedWorkerIsKilledAtItsDeadline() {
        // The worker starts no write with less than 13 s left.
        IsolatedInvoker worker = workerProcesses.behindProxy("ApplyFunction", Duration.ofSeconds(15));
        workerProcesses.deliver("ApplyFunction", worker);
        Ended expected = run(BY_IDS);
        workerProcesses.proxy.set(3, When.BEFORE, () -> worker.processes().forEach(KilledWorkerTest::stop));

        assertThat(run(BY_IDS)).isEqualTo(expected);

        assertThat(workerProcesses.failures())
                .containsExactly("ApplyFunction timed out after 15 s and was killed: exit code 137");
    }

    private static void stop(ProcessHandle process) {
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
    void workerWithTooLittleTimeWritesNothing() {
        IsolatedInvoker shortLived = workerProcesses.behindProxy("ApplyFunction", Duration.ofSeconds(10));
        IsolatedInvoker regular = workerProcesses.withoutFaults("ApplyFunction");
        List<byte[]> responses = new CopyOnWriteArrayList<>();
        workerProcesses.deliver("ApplyFunction", event -> {
            byte[] response = (responses.isEmpty() ? shortLived : regular).invoke(event);
            responses.add(response);
            return response;
        });
        workerProcesses.proxy.set(0, When.BEFORE, () -> {});

        Ended end = run(BY_IDS);

        assertThat(end.totals().get(Outcome.CHANGED)).isEqualTo(135);
        assertThat(new String(responses.getFirst(), StandardCharsets.UTF_8)).contains("itemIdentifier");
        assertThat(workerProcesses.log()).contains("no time left");
        assertThat(workerProcesses.proxy.writes()).isZero();
        assertThat(workerProcesses.failures()).isEmpty();
    }
}
