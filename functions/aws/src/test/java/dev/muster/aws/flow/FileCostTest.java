package dev.muster.aws.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.embedded.meter.Meter;
import dev.muster.embedded.meter.MeteredUsage;
import dev.muster.testing.flow.EngineFixture;
import dev.muster.testing.flow.FileFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the units of a file whose rows have 71 bytes and set no unique keys, from its plan to its totals. */
class FileCostTest {
    private static final int ROWS = 2_000;
    private static final double WRITE_BUDGET = 1.08;
    private static final double READ_BUDGET = 1.1;

    private final EngineFixture engineFixture = new EngineFixture(new DynamoStores());
    private final FileFixture files = new FileFixture(engineFixture);
    private final Random random = new Random(71);

    private void store() {
        long sequence = engineFixture.ports.access().nextSequence(engineFixture.caller.tenant());
        List<PersonWrite> people = IntStream.range(0, ROWS)
                .mapToObj(number -> {
                    Person fresh = Person.create("person-%06d".formatted(number), sequence);
                    List<Assignment> assignments = List.of(
                            SharedAttributes.set("email", Value.of(email(number))),
                            SharedAttributes.set("custom_id", Value.of(customId(number))));
                    return PersonWrite.between(
                            Optional.empty(),
                            fresh.write(SharedAttributes.writes(fresh, assignments), sequence, Instant.EPOCH));
                })
                .toList();
        assertThat(engineFixture.ports.people().saveWithUniqueKeys(engineFixture.caller.tenant(), people))
                .isEmpty();
    }

    private static String email(int number) {
        return "jo.%06d@example.org".formatted(number);
    }

    private static String customId(int number) {
        return "crm-%08d".formatted(number);
    }

    private FileRow row(int number, MatchKey match) {
        String key = switch (match) {
            case ID -> "person-%06d".formatted(number);
            case EMAIL -> email(number);
            case CUSTOM_ID -> customId(number);
        };
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(match.code(), key);
        cells.put("country", List.of("Germany", "Norway", "USA", "Kenya").get(random.nextInt(4)));
        cells.put("city", List.of("Heidelberg", "Trondheim", "Springfield").get(random.nextInt(3)));
        cells.put("last_name", Integer.toString(random.nextInt(1_000_000_000), 36));
        String line = String.join(",", cells.values());
        cells.put("note", "x".repeat(69 - line.length()));
        assertThat(String.join(",", cells.values())).hasSize(70);
        List<Assignment> assignments = cells.entrySet().stream()
                .skip(1)
                .map(cell -> new Assignment(Path.attribute(cell.getKey()), Value.of(cell.getValue())))
                .toList();
        return new FileRow(
                new RowNumber(0, number + 1), key, cells, new RowChange(assignments, Map.of()), Optional.empty());
    }

    private MeteredUsage run(FileOptions options, Outcome expected) {
        List<FileRow> rows = new ArrayList<>();
        IntStream.range(0, ROWS).forEach(number -> rows.add(row(number, options.match())));
        MeteredUsage before = Meter.snapshot();
        List<RowEntry> entries = files.plan(options, rows);
        Job job = files.submit(options, entries, JobOptions.DEFAULT);
        engineFixture.run();
        MeteredUsage used = Meter.snapshot().minus(before);
        assertThat(engineFixture.status(job).totals().counts()).isEqualTo(Map.of(expected, (long) ROWS));
        System.out.printf(
                "%s %s: %.4f write units and %.4f read units a row%n",
                options.mode().code(),
                options.match().code(),
                (double) used.allWriteUnits() / ROWS,
                used.allReadUnits() / ROWS);
        return used;
    }

    private static FileOptions by(MatchKey match, RowMode mode) {
        return new FileOptions(match, mode, BlankCell.KEEP, Map.of(), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(MatchKey.class)
    void changesPeopleWithinTheBudget(MatchKey match) {
        store();

        MeteredUsage used = run(by(match, RowMode.UPDATE), Outcome.CHANGED);

        assertThat((double) used.allWriteUnits() / ROWS).isLessThanOrEqualTo(WRITE_BUDGET);
        assertThat(used.allReadUnits() / ROWS).isLessThanOrEqualTo(READ_BUDGET);
    }

    @Test
    void createsPeopleByIdWithinTheBudget() {
        MeteredUsage used = run(by(MatchKey.ID, RowMode.CREATE), Outcome.CREATED);

        assertThat((double) used.allWriteUnits() / ROWS).isLessThanOrEqualTo(WRITE_BUDGET);
    }
}
