package dev.muster.testing.contract;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobId;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Origin;
import dev.muster.core.job.PersonResult;
import dev.muster.core.job.Plan;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.ProtectionRules;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Made-up people and jobs to try the adapters with. */
public final class SampleData {
    /** Far ahead, since the embedded store drops what has expired by the machine's own clock. */
    public static final Instant NOW = Instant.parse("2100-03-01T10:20:30.123456789Z");

    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final RandomGenerator CHANCE = new Random(7);

    private SampleData() {}

    /** A tenant no other test has. */
    public static Tenant tenant() {
        return new Tenant("t-" + TENANTS.incrementAndGet());
    }

    /** A deadline by a clock that only pauses move. */
    public static Deadline deadline() {
        return Deadline.in(new PausedTime(), Duration.ofSeconds(20));
    }

    /** Time that stands still but while somebody waits. */
    public static final class PausedTime implements Time {
        private Instant now = NOW;

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public synchronized void sleep(Duration length) {
            now = now.plus(length);
        }
    }

    public static Person person(String id) {
        return person(id, Map.of("country", Value.of("USA")));
    }

    public static Person person(String id, Map<String, Value> values) {
        return Person.create(id, 1).write(assignments(values), 1, NOW);
    }

    /** The next version of the person. */
    public static Person next(Person person, String attribute, Value value) {
        return person.write(
                assignments(Map.of(attribute, value)), person.version() + 1, NOW.plusSeconds(person.version()));
    }

    private static List<Assignment> assignments(Map<String, Value> values) {
        return values.entrySet().stream()
                .map(entry -> new Assignment(new Path(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Ids of one slot, in order. */
    public static List<String> idsOfSlot(int slot, int many) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> "id-" + number)
                .filter(id -> Slot.of(id) == slot)
                .limit(many)
                .sorted()
                .toList();
    }

    public static Job job(Tenant tenant) {
        return job(tenant, JobId.at(NOW, CHANCE));
    }

    static Job job(Tenant tenant, String id) {
        return job(tenant, id, new Plan.ByIds(250, 3, 3));
    }

    static Job job(Tenant tenant, Plan plan) {
        return job(tenant, JobId.at(NOW, CHANCE), plan);
    }

    private static Job job(Tenant tenant, String id, Plan plan) {
        return new Job(
                tenant,
                id,
                new Origin(JobKind.CHANGE, Optional.empty(), "1", NOW),
                new Change.Assignments(
                        assignments(Map.of("country", Value.of("USA"), "org/3/archived", Value.NOTHING))),
                ProtectionRules.NONE,
                plan,
                JobOptions.DEFAULT,
                Lifecycle.WAITING.startAt(5),
                1);
    }

    /** Messages with people of noise, which does not pack: of eight such one call is full. */
    public static List<BatchMessage> laden(Tenant tenant, int count) {
        byte[] noise = new byte[210];
        return IntStream.range(0, count)
                .mapToObj(number -> new BatchMessage(
                        tenant,
                        "01KDVDNA00ABCDEFGHJKMNPQRS",
                        new BatchKey(0, number),
                        IntStream.range(0, Limits.BATCH)
                                .mapToObj(person -> {
                                    CHANCE.nextBytes(noise);
                                    String text = Base64.getEncoder().encodeToString(noise);
                                    return person("p" + person, Map.of("custom/noise", Value.of(text)));
                                })
                                .toList()))
                .toList();
    }

    static Batch batch(int number, String... ids) {
        return Batch.named(number, List.of(ids));
    }

    /** A batch of a hundred people of whom so many were changed and the others not found. */
    public static BatchCount count(int number, int changed) {
        return new BatchCount(
                new BatchKey(0, number),
                new Totals(Map.of(Outcome.CHANGED, (long) changed, Outcome.NOT_FOUND, 100L - changed)),
                changed < 100);
    }

    /** As much as exceptions of one batch can be: the longest ids, and reasons that all quote another of the longest values. */
    public static BatchOutcomes largest(BatchKey batch, String mark) {
        String value = "x".repeat(Limits.STANDARD.valueBytes());
        return new BatchOutcomes(
                batch,
                IntStream.range(0, Limits.BATCH)
                        .mapToObj(number -> "%03d".formatted(number) + "p".repeat(Limits.STANDARD.idBytes() - 3))
                        .map(id -> new PersonResult(
                                id,
                                Outcome.REFUSED,
                                new SaveFailure.UniqueKeyTaken(UniqueKey.email(mark + id + value), "h".repeat(128))
                                        .reason()))
                        .toList());
    }
}
