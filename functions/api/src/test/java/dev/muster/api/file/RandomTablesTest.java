package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables of hostile cells are read as they were written, whatever the form of the file. */
class RandomTablesTest {
    private static final List<String> CELLS = List.of(
            "",
            " ",
            "x",
            "1",
            "\"",
            "\"\"",
            "a\"b",
            ",",
            ";",
            "\t",
            "|",
            "a,b;c",
            "\n",
            "\r\n",
            "\r",
            "a\nb",
            "'",
            "'=",
            "=1+1",
            "-1",
            "+1",
            "@x",
            "#N/A",
            "#REF!",
            "NULL",
            "null",
            "undefined",
            "NaN",
            "1e400",
            "0x1F",
            "TRUE",
            "sep=;",
            "\u00A0",
            "\u200B",
            "\u2028",
            "\u0085",
            "a\uFEFFb",
            "\uFFFD",
            "\uFFFE",
            "\u202Etxt",
            "Ω≈ç√",
            "田中さん",
            "👩‍👩‍👧‍👦",
            "Z̮̞̠͙͔͓",
            "İıſß",
            "ﷺ",
            "<script>alert(1)</script>",
            "'; DROP TABLE people;--",
            "$HOME",
            "%s%n",
            "{{7*7}}",
            "../../etc/passwd",
            "C:\\CON",
            "\\",
            "\\n",
            "\\\"",
            "{\"a\":[1]}",
            "<!--",
            "&amp;");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private static String pick(Random random) {
        String cell = CELLS.get(random.nextInt(CELLS.size()));
        return random.nextInt(4) == 0 ? cell + CELLS.get(random.nextInt(CELLS.size())) : cell;
    }

    private static List<List<String>> table(Random random, int columns) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row <= random.nextInt(20); row++) {
            List<String> cells = new ArrayList<>(List.of("k" + row));
            while (cells.size() < columns) {
                cells.add(pick(random));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String cell(String text, char separator, Random random) {
        boolean isPlain = text.chars().noneMatch(character -> (separator + "\"\r\n").indexOf(character) >= 0);
        return isPlain && random.nextInt(5) > 0 ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String file(List<List<String>> table, char separator, Random random) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        String text = table.stream()
                .map(row -> row.stream()
                        .map(cell -> cell(cell, separator, random))
                        .collect(Collectors.joining(String.valueOf(separator))))
                .collect(Collectors.joining(end));
        return (random.nextBoolean() ? "\uFEFF" : "")
                + (random.nextBoolean() ? "sep=" + separator + end : "")
                + text
                + (random.nextBoolean() ? end : "");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsCellsAsWritten(int seed) {
        Random random = new Random(seed);
        for (int table = 0; table < 100; table++) {
            int columns = 2 + random.nextInt(5);
            List<String> headings = new ArrayList<>(List.of("custom_id"));
            for (int column = 1; column < columns; column++) {
                headings.add("custom.c" + column);
            }
            List<List<String>> all = new ArrayList<>(List.of(headings));
            List<List<String>> rows = table(random, columns);
            all.addAll(rows);
            String file = file(all, SEPARATORS.get(random.nextInt(3)), random);
            ReadFile read = ReadFile.csv(file, ReadFile.matching(MatchKey.CUSTOM_ID));
            assertThat(read.problems()).as(file).isEmpty();
            assertThat(read.rows()).extracting(FileRow::cells).as(file).isEqualTo(maps(headings, rows));
        }
    }

    private static List<Map<String, String>> maps(List<String> headings, List<List<String>> rows) {
        return rows.stream()
                .map(cells -> {
                    Map<String, String> map = new LinkedHashMap<>();
                    for (int index = 0; index < cells.size(); index++) {
                        map.put(headings.get(index), cells.get(index));
                    }
                    return map;
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void writtenFileOfFailedRowsIsReadAsTheSameCells(int seed) {
        Random random = new Random(seed);
        FileOptions options = new FileOptions(
                MatchKey.ID,
                FileOptions.DEFAULT.mode(),
                FileOptions.DEFAULT.blank(),
                Map.of("first", "", "Key", "id"),
                FileOptions.DEFAULT.maxRefused());
        for (int table = 0; table < 100; table++) {
            FailedRows written = new FailedRows(List.of("first", "Key", "note"));
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("first", pick(random));
            cells.put("Key", "k" + table);
            cells.put("note", pick(random));
            String file = written.header()
                    + written.line(new FailedRows.Line(new RowNumber(0, 1), cells, "refused", pick(random)));
            ReadFile read = ReadFile.csv(file, options);
            assertThat(read.rows()).as(file).hasSize(1);
            assertThat(read.rows().getFirst().cells()).as(file).isEqualTo(cells);
        }
    }

    /** Any bytes at all give rows, an error of the file, or both. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void survivesCutAndDamagedFiles(int seed) {
        Random random = new Random(seed);
        List<List<String>> all = new ArrayList<>(List.of(List.of("id", "custom.a", "email")));
        all.addAll(table(random, 3));
        byte[] file = file(all, ',', random).getBytes(StandardCharsets.UTF_8);
        for (int time = 0; time < 300; time++) {
            byte[] damaged = Arrays.copyOf(file, random.nextInt(file.length + 1));
            for (int change = random.nextInt(4); change > 0 && damaged.length > 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            for (FileFormat format : FileFormat.values()) {
                ReadFile read = ReadFile.read(format, damaged, FileOptions.DEFAULT);
                assertThat(read.rows().size() + read.problems().size()).isPositive();
                assertThat(read.rows())
                        .allSatisfy(row -> assertThat(
                                        row.key().isEmpty() && row.problem().isEmpty())
                                .isFalse());
            }
        }
    }
}
