package dev.muster.aws.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.by;
import static dev.muster.testing.flow.EngineFixture.livingIn;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import dev.muster.testing.flow.EngineFixture;
import dev.muster.testing.flow.HeldBackQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests 100,000 people in the embedded store: exact totals, and the read units of planning and changing them. */
@Tag("large")
class LargeDynamoTest {
    private static final int PEOPLE = 100_000;
    private static final int THREADS = 4;

    private final EngineFixture engineFixture = new EngineFixture(new DynamoStores(), Duration.ofMinutes(30));

    @Test
    void readsAtMostTenthOfUnitPerPerson() throws Exception {
        store();
        Job some = engineFixture.submit(by(livingIn("DE")), to("USA"));
        run("one in a hundred", some, PEOPLE / 100);
        Job all = engineFixture.submit(by(new Filter.And(List.of())), to("Peru"));
        run("all of them", all, PEOPLE);
        assertThat(engineFixture
                        .values(
                                IntStream.range(0, PEOPLE)
                                        .mapToObj(LargeDynamoTest::id)
                                        .toList(),
                                COUNTRY)
                        .values())
                .allMatch(Value.of("Peru")::equals);
    }

    private static String id(int number) {
        return Integer.toString(300_000 + number);
    }

    private void store() {
        long sequence = engineFixture.ports.access().nextSequence(engineFixture.caller.tenant());
        for (int from = 0; from < PEOPLE; from += 5_000) {
            List<Person> people = IntStream.range(from, from + 5_000)
                    .mapToObj(number -> person(number, sequence))
                    .toList();
            assertThat(engineFixture.ports.people().save(engineFixture.caller.tenant(), people))
                    .isEmpty();
        }
    }

    private static Person person(int number, long sequence) {
        return Person.create(id(number), sequence)
                .write(
                        List.of(
                                new Assignment(COUNTRY, Value.of(number % 100 == 0 ? "DE" : "FR")),
                                new Assignment(Path.attribute("first_name"), Value.of("Maria")),
                                new Assignment(Path.attribute("last_name"), Value.of("Fernandez")),
                                new Assignment(Path.attribute("city"), Value.of("Springfield")),
                                new Assignment(Path.member("3"), Value.of(true)),
                                new Assignment(Path.permission("3"), Value.of("2"))),
                        sequence,
                        Instant.EPOCH);
    }

    private void run(String label, Job job, long selected) throws Exception {
        MeteredUsage before = Meter.snapshot();
        long begin = System.nanoTime();
        List<Callable<Boolean>> planners = new ArrayList<>();
        for (SlotMessage slot : engineFixture.planQueue.receive(64)) {
            planners.add(() -> new Engine(engineFixture.ports.within(engineFixture.deadline))
                    .planSlot()
                    .plan(slot));
        }
        runParallel(planners);
        List<BatchMessage> messages = engineFixture.queue.take();
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += 10) {
            List<BatchMessage> together = messages.subList(from, Math.min(messages.size(), from + 10));
            workers.add(() -> HeldBackQueue.deliver(new Engine(engineFixture.ports).apply(), together, 1)
                    .isEmpty());
        }
        runParallel(workers);
        MeteredUsage used = Meter.snapshot().minus(before);
        double seconds = (System.nanoTime() - begin) / 1e9;

        JobStatus end = engineFixture.status(job);
        assertThat(end.state()).isEqualTo(JobState.COMPLETED);
        assertThat(end.totals().counts()).isEqualTo(Map.of(Outcome.CHANGED, selected));
        System.out.printf(
                "%s of %,d people: %,d changed, %.3f read units a person, %.3f write units a changed one, %.0f s%n",
                label,
                PEOPLE,
                selected,
                used.allReadUnits() / PEOPLE,
                (double) used.allWriteUnits() / selected,
                seconds);
        assertThat(used.allReadUnits() / PEOPLE).isLessThanOrEqualTo(0.1);
    }

    private static void runParallel(List<Callable<Boolean>> all) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        }
    }
}
