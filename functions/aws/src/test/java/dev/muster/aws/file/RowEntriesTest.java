package dev.muster.aws.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowEntry;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowPlan;
import dev.muster.core.file.RowProblem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowEntriesTest {
    private static final RowProblem PROBLEM =
            new RowProblem("invalid_value", "score", "score must be a number; it is \"ten\"");

    @Test
    void keepsRowsOfAnyContent() {
        List<FileRow> rows = List.of(
                row(
                        7,
                        "jo@example.org",
                        Map.of("E-Mail", "jo@example.org", "score", "12.50", "x", ""),
                        values(),
                        sets()),
                row(3, "", Map.of(), List.of(), Map.of()),
                new FileRow(
                        new RowNumber(12, 1), "ü\u0000😀", Map.of("a", "b"), RowChange.NOTHING, Optional.of(PROBLEM)),
                row(9, "k", Map.of("long", "x".repeat(100_000)), List.of(), Map.of()));

        assertThat(FileRows.unpack(FileRows.pack(rows))).isEqualTo(rows);
    }

    @Test
    void keepsTheOrderOfCells() {
        Map<String, String> cells = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(place -> cells.put("heading " + (99 - place), "cell " + place));
        FileRow row = row(1, "k", cells, List.of(), Map.of());

        FileRow read = FileRows.unpack(FileRows.pack(List.of(row))).getFirst();

        assertThat(read.cells()).containsExactlyEntriesOf(cells);
    }

    @Test
    void keepsEveryPlan() {
        FileRow row = row(1, "12", Map.of("id", "12"), values(), sets());
        List<RowEntry> entries = List.of(
                entry(row, new RowPlan.Change("12")),
                entry(row, new RowPlan.Change("other")),
                entry(row, new RowPlan.Create("12")),
                entry(row, new RowPlan.Create("new")),
                entry(row, new RowPlan.Refuse(PROBLEM)),
                entry(row, new RowPlan.Miss("no such person")),
                entry(row, new RowPlan.Repeat(new RowNumber(3, 400_000))));

        assertThat(RowEntries.unpack(RowEntries.pack(entries))).isEqualTo(entries);
    }

    @Test
    void keepsRandomRows() {
        Random random = new Random(16);
        for (int round = 0; round < 200; round++) {
            List<FileRow> rows = new ArrayList<>();
            for (int count = random.nextInt(20); count >= 0; count--) {
                rows.add(randomRow(random));
            }
            assertThat(FileRows.unpack(FileRows.pack(rows))).isEqualTo(rows);
        }
    }

    @Test
    void keepsAnEmptyList() {
        assertThat(FileRows.unpack(FileRows.pack(List.of()))).isEmpty();
    }

    @Test
    void rejectsDamagedBytes() {
        byte[] packed = FileRows.pack(List.of(row(1, "12", Map.of("id", "12"), values(), sets())));
        packed[packed.length / 2] ^= 0x55;
        packed[packed.length / 2 + 1] ^= 0x55;

        assertThatThrownBy(() -> FileRows.unpack(packed)).isInstanceOf(RuntimeException.class);
    }

    /** The budget of a file leaves a batch item about four write units, each of 1,024 bytes, for 100 people. */
    @Test
    void keepsAHundredRowsOf71BytesWithinFourWriteUnits() {
        Random random = new Random(71);
        List<RowEntry> entries = new ArrayList<>();
        int bytes = 0;
        for (int number = 1; number <= 100; number++) {
            FileRow row = typicalRow(number, random);
            bytes += String.join(",", row.cells().values()).length() + 1;
            entries.add(entry(row, new RowPlan.Change(row.key())));
        }
        int packed = RowEntries.pack(entries).length;

        System.out.printf("100 rows of %d bytes in all are stored in %d bytes%n", bytes, packed);
        assertThat(bytes).isBetween(7_000, 7_200);
        assertThat(packed).isLessThan(4 * 1024 - 100);
    }

    private static RowEntry entry(FileRow row, RowPlan plan) {
        return new RowEntry(row, plan, MatchKey.CUSTOM_ID, RowMode.UPSERT);
    }

    static FileRow typicalRow(int number, Random random) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", "%08d".formatted(random.nextInt(100_000_000)));
        cells.put("country", List.of("Germany", "Norway", "USA", "Kenya").get(random.nextInt(4)));
        cells.put(
                "city",
                List.of("Heidelberg", "Trondheim", "Springfield", "Mombasa").get(random.nextInt(4)));
        cells.put("score", Integer.toString(random.nextInt(10_000)));
        cells.put(
                "organizations.3.followup_status",
                List.of("contacted", "attempted").get(random.nextInt(2)));
        cells.put("last_name", "%029d".formatted(random.nextLong() >>> 1));
        String key = cells.getOrDefault("id", "");
        List<Assignment> assignments = cells.entrySet().stream()
                .skip(1)
                .map(cell -> new Assignment(new Path(cell.getKey()), Value.of(cell.getValue())))
                .toList();
        return row(number, key, cells, assignments, Map.of());
    }

    private static FileRow randomRow(Random random) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<Assignment> assignments = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            Value value = values().get(random.nextInt(values().size())).to();
            cells.put(
                    "column " + random.nextInt(9),
                    random.nextBoolean() ? ValueKind.text(value).orElse("#N/A") : text(random));
            assignments.add(new Assignment(new Path("path " + random.nextInt(9)), value));
        }
        Map<String, Set<String>> sets = random.nextInt(3) == 0 ? sets() : Map.of();
        FileRow row = row(random.nextInt(1_000_000), text(random), cells, assignments, sets);
        return random.nextInt(4) == 0
                ? new FileRow(row.number(), row.key(), cells, row.change(), Optional.of(PROBLEM))
                : row;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x500)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Assignment> values() {
        return List.of(
                new Assignment(new Path("a"), Value.of("jo@example.org")),
                new Assignment(new Path("b"), Value.of(new BigDecimal("12.5"))),
                new Assignment(new Path("c"), Value.of(new BigDecimal("1E+3"))),
                new Assignment(new Path("d"), Value.of(new BigDecimal("1E+900"))),
                new Assignment(new Path("e"), Value.of(true)),
                new Assignment(new Path("f"), Value.of(false)),
                new Assignment(new Path("g"), Value.NOTHING),
                new Assignment(new Path("h"), Value.of("")));
    }

    private static Map<String, Set<String>> sets() {
        return Map.of("email_addresses/", Set.of("a@example.org", "b@example.org"), "org/3/labels/", Set.of());
    }

    private static FileRow row(
            int number,
            String key,
            Map<String, String> cells,
            List<Assignment> assignments,
            Map<String, Set<String>> sets) {
        return new FileRow(new RowNumber(0, number), key, cells, new RowChange(assignments, sets), Optional.empty());
    }
}
