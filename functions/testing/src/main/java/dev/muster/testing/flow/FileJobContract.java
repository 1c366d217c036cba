package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Rights;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of jobs whose people come from the rows of a file. */
public abstract class FileJobContract extends FilePeopleFixture {
    public FileJobContract(EngineStores stores) {
        super(stores);
    }

    @Test
    void givesEachPersonItsOwnValuesAndListsEveryRow() {
        stored("7", set(EMAIL, "a@example.org"), set(COUNTRY, "DE"));
        stored("8", set(EMAIL, "b@example.org"), set(COUNTRY, "FR"));

        Job job = run(
                by(MatchKey.EMAIL, RowMode.UPDATE),
                row(1, "a@example.org", set(COUNTRY, "ES")),
                row(2, "B@example.org", set(COUNTRY, "FR")),
                row(4, "c@example.org", set(COUNTRY, "IT")),
                row(5, "a@example.org", set(COUNTRY, "USA")));

        assertThat(lines(job))
                .containsExactly(
                        "1  repeated row 5 names the same person and counts",
                        "2 8 unchanged holds the values already",
                        "4  not_found no person has the email c@example.org",
                        "5 7 changed");
        assertThat(totals(job)).isEqualTo(Map.of(Outcome.CHANGED, 1L, Outcome.UNCHANGED, 1L, Outcome.NOT_FOUND, 1L));
        assertThat(person("7").value(COUNTRY)).isEqualTo(Value.of("USA"));
    }

    @Test
    void createsPeopleWithTheirKeysAndStoresNoException() {
        Job job = run(
                by(MatchKey.EMAIL, RowMode.CREATE),
                row(1, "a@example.org", set(COUNTRY, "USA")),
                row(2, "b@example.org", set(COUNTRY, "FR")));

        assertThat(totals(job)).isEqualTo(Map.of(Outcome.CREATED, 2L));
        assertThat(engineFixture
                        .ports
                        .people()
                        .holders(
                                job.tenant(),
                                List.of(UniqueKey.email("a@example.org"), UniqueKey.email("B@example.org"))))
                .hasSize(2);
        assertThat(engineFixture.ports.jobs().outcomes(job.tenant(), job.id(), List.of(new BatchKey(0, 0))))
                .isEmpty();
        Results.Line line = engineFixture.lines(job).getFirst();
        assertThat(line.changes()).extracting(change -> change.path().text()).contains("country", "email");
    }

    @Test
    void countsPeopleAsCreatedAgainAfterAnotherDelivery() {
        FileOptions options = by(MatchKey.ID, RowMode.UPSERT);
        Job job = files.submit(options, files.plan(options, List.of(row(1, "7"), row(2, "8"))), JobOptions.DEFAULT);
        List<BatchMessage> messages = engineFixture.queue.take();
        // A worker wrote the people and died before it tallied them.
        long sequence = job.sequence().orElseThrow();
        assertThat(engineFixture
                        .ports
                        .people()
                        .save(
                                job.tenant(),
                                List.of(Person.create("7", sequence).write(List.of(), sequence, Instant.EPOCH))))
                .isEmpty();

        engineFixture.deliver(messages);

        assertThat(totals(run(job))).isEqualTo(Map.of(Outcome.CREATED, 2L));
    }

    @Test
    void refusesAKeyThatMovedSinceThePlan() {
        stored("7", set(EMAIL, "a@example.org"));
        stored("8", set(EMAIL, "b@example.org"));
        FileOptions options = by(MatchKey.EMAIL, RowMode.UPSERT);
        List<RowEntry> entries = files.plan(
                options,
                List.of(row(1, "a@example.org", set(COUNTRY, "USA")), row(2, "n@example.org", set(COUNTRY, "FR"))));
        rewrite(
                "7",
                set(EMAIL, "x@example.org"),
                new Assignment(new Path("email_addresses/a@example.org"), Value.of(false)));
        stored("9", set(EMAIL, "n@example.org"));
        stored("10", set(EMAIL, "a@example.org"));

        Job job = run(files.submit(options, entries, JobOptions.DEFAULT));

        assertThat(lines(job))
                .containsExactly(
                        "1 7 refused the email a@example.org moved since the file was read",
                        "2 new-1 refused email n@example.org belongs to person 9");
        assertThat(person("10").value(COUNTRY)).isEqualTo(Value.NOTHING);
        assertThat(found("new-1")).isEmpty();
    }

    @Test
    void joinsOrganizationsAfreshAndTakesNobodyOut() {
        stored(
                "7",
                new Assignment(Path.member("3"), Value.of(true)),
                new Assignment(Path.removed("3"), Value.of(true)),
                new Assignment(LABEL, Value.of(true)),
                new Assignment(Path.member("42"), Value.of(true)));
        stored("8");
        Path status = Path.inOrganization("3", "followup_status");

        Job job = run(
                by(MatchKey.ID, RowMode.UPDATE),
                row(1, "7", set(status, "contacted")),
                row(2, "8", new Assignment(status, Value.NOTHING)));

        assertThat(person("7").isIn("3")).isTrue();
        assertThat(person("7").isIn("42")).isTrue();
        assertThat(person("7").value(status)).isEqualTo(Value.of("contacted"));
        assertThat(person("7").value(LABEL).isTrue()).isFalse();
        assertThat(person("8").isIn("3")).isFalse();
        assertThat(totals(job)).isEqualTo(Map.of(Outcome.CHANGED, 1L, Outcome.UNCHANGED, 1L));
        Job joined = run(by(MatchKey.ID, RowMode.UPDATE), row(1, "8", set(status, "contacted")));
        assertThat(totals(joined)).isEqualTo(Map.of(Outcome.CHANGED, 1L));
        List<String> roster = IntStream.range(0, 64)
                .mapToObj(slot -> engineFixture.ports.people().readPage(job.tenant(), Optional.of("3"), slot, ""))
                .flatMap(page -> page.people().stream().map(Person::id))
                .toList();
        assertThat(roster).contains("8");
    }

    @Test
    void makesSetsExactlyAsTheRowSays() {
        stored(
                "7",
                set(EMAIL, "a@example.org"),
                new Assignment(new Path("email_addresses/a@example.org"), Value.of(true)),
                new Assignment(new Path("email_addresses/b@example.org"), Value.of(true)),
                new Assignment(Path.member("3"), Value.of(true)),
                new Assignment(LABEL, Value.of(true)));

        Job job = run(
                by(MatchKey.EMAIL, RowMode.UPDATE),
                row(
                        1,
                        "a@example.org",
                        Map.of("email_addresses/", Set.of("C@example.org"), "org/3/labels/", Set.of("new"))));

        Person after = person("7");
        assertThat(totals(job)).isEqualTo(Map.of(Outcome.CHANGED, 1L));
        assertThat(UniqueKey.of(after))
                .containsExactlyInAnyOrder(UniqueKey.email("a@example.org"), UniqueKey.email("c@example.org"));
        assertThat(after.value(LABEL).isTrue()).isFalse();
        assertThat(after.value(Path.inOrganization("3", "labels", "new")).isTrue())
                .isTrue();
    }

    @Test
    void changesWithAnUpsertWhomALaterJobCreated() {
        FileOptions upsert = by(MatchKey.ID, RowMode.UPSERT);
        FileOptions create = by(MatchKey.ID, RowMode.CREATE);
        Job first =
                files.submit(upsert, files.plan(upsert, List.of(row(1, "7", set(COUNTRY, "USA")))), JobOptions.DEFAULT);
        Job second =
                files.submit(create, files.plan(create, List.of(row(1, "7", set(COUNTRY, "FR")))), JobOptions.DEFAULT);
        stored("7", set(LABEL, "x"));

        engineFixture.run();

        assertThat(lines(engineFixture.status(first).job())).containsExactly("1 7 changed");
        assertThat(lines(engineFixture.status(second).job())).containsExactly("1 7 refused person 7 is there already");
        assertThat(person("7").value(COUNTRY)).isEqualTo(Value.of("USA"));
    }

    @Test
    void judgesTheRightsOfEachRow() {
        stored("1", new Assignment(Path.member("3"), Value.of(true)), set(Path.permission("3"), "1"));
        FileOptions options = by(MatchKey.ID, RowMode.UPSERT);
        Rights user = Rights.of(new CallerRights("2", Set.of(), Set.of("3")));
        List<RowEntry> entries = files.plan(
                options,
                List.of(
                        row(1, "1", set(COUNTRY, "USA")),
                        row(2, "5", set(COUNTRY, "USA")),
                        row(3, "6", set(Path.permission("3"), "1")),
                        row(4, "8", set(Path.permission("42"), "4"))));

        Job job = run(files.submit(options, entries, JobOptions.DEFAULT, user));

        assertThat(engineFixture.lines(job))
                .extracting(Results.Line::code)
                .containsExactly("refused", "created", "refused", "refused");
        assertThat(found("6")).isEmpty();
    }

    @Test
    void storesEntriesOfManyBytesInSeveralBatches() {
        FileOptions options = by(MatchKey.ID, RowMode.UPSERT);
        List<FileRow> rows = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> row(
                        number,
                        "p" + number,
                        set(COUNTRY, Integer.toString(number % 10).repeat(40_000))))
                .toList();

        Job job = run(options, rows.toArray(FileRow[]::new));

        assertThat(job.completion().orElseThrow().batches()).isGreaterThan(2);
        assertThat(totals(job)).isEqualTo(Map.of(Outcome.CREATED, 20L));
        Map<BatchKey, Batch> batches =
                engineFixture.ports.jobs().batches(job, List.of(new BatchKey(0, 0), new BatchKey(0, 1)));
        assertThat(batches.values()).allMatch(batch -> batch.selected() == 6);
    }
}
