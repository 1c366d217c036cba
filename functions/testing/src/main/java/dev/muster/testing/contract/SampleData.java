package dev.muster.testing.contract;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.Stripe;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
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
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.Slot;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.testing.flow.AdminRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Sample people and jobs for the contract tests. */
public final class SampleData {
    /** A time in the far future, since the embedded store deletes expired items by the machine's clock. */
    public static final Instant NOW = Instant.parse("2100-03-01T10:20:30.123456789Z");

    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final RandomGenerator RANDOM = new Random(7);

    private SampleData() {}

    /** Returns a tenant that no other test uses. */
    public static Tenant tenant() {
        return new Tenant("t-" + TENANTS.incrementAndGet());
    }

    /** Returns a deadline by a clock that advances only when a caller sleeps. */
    public static Deadline deadline() {
        return Deadline.in(new PausedTime(), Duration.ofSeconds(20));
    }

    /** A clock that advances only when a caller sleeps. */
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

    /** Returns the next version of the person. */
    public static Person next(Person person, String attribute, Value value) {
        return person.write(
                assignments(Map.of(attribute, value)), person.version() + 1, NOW.plusSeconds(person.version()));
    }

    private static List<Assignment> assignments(Map<String, Value> values) {
        return values.entrySet().stream()
                .map(entry -> new Assignment(new Path(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Returns ids of one slot, in order. */
    public static List<String> idsOfSlot(int slot, int many) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> "id-" + number)
                .filter(id -> Slot.of(id) == slot)
                .limit(many)
                .sorted()
                .toList();
    }

    public static Job job(Tenant tenant) {
        return job(tenant, JobId.at(NOW, RANDOM));
    }

    static Job job(Tenant tenant, String id) {
        return job(tenant, id, new Plan.ByIds(250, 3, 3));
    }

    static Job job(Tenant tenant, Plan plan) {
        return job(tenant, JobId.at(NOW, RANDOM), plan);
    }

    private static Job job(Tenant tenant, String id, Plan plan) {
        return new Job(
                tenant,
                id,
                new Origin(JobKind.CHANGE, Optional.empty(), "1", NOW),
                new JobChange.Loaded(new Change.Assignments(
                        assignments(Map.of("country", Value.of("USA"), "org/3/archived", Value.NOTHING)))),
                AdminRequest.RIGHTS,
                plan,
                JobOptions.DEFAULT,
                Lifecycle.WAITING.startAt(5, NOW),
                1);
    }

    /** Returns a job of this person that waits for a release. */
    public static Job heldJob(Tenant tenant, String person) {
        Job job = job(tenant);
        return new Job(
                job.tenant(),
                job.id(),
                new Origin(JobKind.CHANGE, Optional.empty(), person, NOW),
                job.change(),
                job.rights(),
                job.plan(),
                new JobOptions(false, Optional.of(Limits.HOLD), OptionalLong.empty(), Limits.RETENTION, ""),
                Lifecycle.WAITING,
                1);
    }

    /** Returns a job of this person whose file is open. */
    public static Job openJob(Tenant tenant, String person) {
        Job job = heldJob(tenant, person);
        return new Job(
                tenant,
                job.id(),
                job.origin(),
                new JobChange.Loaded(new Change.Rows(Set.of())),
                job.rights(),
                new Plan.ByFile(FileOptions.DEFAULT, Stripe.COUNT, new FileIntake.Open()),
                JobOptions.DEFAULT,
                Lifecycle.WAITING,
                1);
    }

    /** Returns a row of this person. */
    static FileRow row(int part, int number, String key) {
        RowChange change = new RowChange(assignments(Map.of("country", Value.of("USA"))), Map.of());
        return new FileRow(
                new RowNumber(part, number), key, Map.of("id", key, "country", "USA"), change, Optional.empty());
    }

    /** Returns messages with random ids, which do not compress: eight of them fill one call. */
    public static List<BatchMessage> laden(Tenant tenant, int count) {
        byte[] noise = new byte[210];
        return IntStream.range(0, count)
                .mapToObj(number -> new BatchMessage(
                        tenant,
                        "01KDVDNA00ABCDEFGHJKMNPQRS",
                        new BatchKey(0, number),
                        IntStream.range(0, Limits.BATCH)
                                .mapToObj(person -> {
                                    RANDOM.nextBytes(noise);
                                    String text = Base64.getEncoder().encodeToString(noise);
                                    return person("p" + person, Map.of("custom/noise", Value.of(text)));
                                })
                                .toList()))
                .toList();
    }

    static Batch batch(int number, String... ids) {
        return Batch.named(number, List.of(ids));
    }

    /** Returns the count of a batch of 100 people, where the given number were changed and the others not found. */
    public static BatchCount count(int number, int changed) {
        return new BatchCount(
                new BatchKey(0, number),
                new Totals(Map.of(Outcome.CHANGED, (long) changed, Outcome.NOT_FOUND, 100L - changed)),
                changed < 100);
    }

    /** Returns the largest outcomes of a batch: the longest ids, and reasons that each quote a different value of full length. */
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
