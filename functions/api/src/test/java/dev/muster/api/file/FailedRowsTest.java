package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The failed rows of a job as a file. */
class FailedRowsTest {

    private static String write(ReadFile read) {
        FailedRows file = new FailedRows(read.headings());
        return file.header()
                + read.rows().stream()
                        .map(row -> file.line(new FailedRows.Line(
                                row.number(),
                                row.cells(),
                                "refused",
                                row.problem().map(RowProblem::reason).orElse(""))))
                        .collect(Collectors.joining());
    }

    @Test
    void writesOriginalColumnsWithRowOutcomeAndReason() {
        FailedRows file = new FailedRows(List.of("E-Mail", "Land"));
        assertThat(file.header()).isEqualTo("E-Mail,Land,row,outcome,reason\r\n");
        assertThat(file.line(new FailedRows.Line(
                        new RowNumber(0, 7), Map.of("E-Mail", "x@y.de", "Land", "a \"b\", c"), "refused", "no, never")))
                .isEqualTo("x@y.de,\"a \"\"b\"\", c\",7,refused,\"no, never\"\r\n");
        assertThat(file.line(new FailedRows.Line(new RowNumber(2, 7), Map.of("E-Mail", "x"), "not_found", "")))
                .isEqualTo("x,,7 of part 2,not_found,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+49 30", "-2+3", "@SUM(A1)", "\tx", "\rx", "'=1+2", "''@x"})
    void firstColumnCannotStartFormula(String cell) {
        String line = new FailedRows(List.of("custom_id"))
                .line(new FailedRows.Line(new RowNumber(0, 1), Map.of("custom_id", cell), "refused", ""));
        assertThat(line.replace("\"", "")).startsWith("'" + cell + ",");
        ReadFile sent = ReadFile.csv("custom_id,row,outcome,reason\r\n" + line, ReadFile.matching(MatchKey.CUSTOM_ID));
        assertThat(sent.rows().getFirst().cells()).containsEntry("custom_id", cell);
    }

    @Test
    void mendedFileNamesTheSamePeople() {
        String file = "custom_id;E-Mail;organizations.3.labels;Notiz\n=1;nobody;5;\"a;b\"\n'x;also nobody;5;6;7\n";
        FileOptions options = new FileOptions(
                MatchKey.CUSTOM_ID,
                FileOptions.DEFAULT.mode(),
                FileOptions.DEFAULT.blank(),
                Map.of("E-Mail", "email", "Notiz", ""),
                FileOptions.DEFAULT.maxRefused());
        ReadFile first = ReadFile.csv(file, options);
        assertThat(first.rows()).extracting(FileRow::problem).allMatch(problem -> problem.isPresent());
        String mended = write(first).replace("also nobody", "b@x.de").replace("nobody", "a@x.de");
        ReadFile second = ReadFile.csv(mended, options);
        assertThat(second.keys()).isEqualTo(first.keys()).containsExactly("=1", "'x");
        assertThat(second.rows()).extracting(FileRow::problem).allMatch(problem -> problem.isEmpty());
        assertThat(second.headings()).isEqualTo(first.headings());
        assertThat(second.rows().getFirst().cells()).containsEntry("Notiz", "a;b");
    }

    @Test
    void rowOfNdjsonCanBeSentAgainAsCsv() {
        FileRow sent = ReadFile.ndjson(
                        "{\"id\":\"7\",\"attributes\":{\"score\":7,\"on\":true,\"gone\":null,\"zip\":\"01\"},"
                                + "\"custom\":{\"Shoe Size\":42},\"organizations\":{\"3\":{\"archived\":true,"
                                + "\"labels\":[\"5\",\"6\"],\"permission_id\":\"4\",\"groups\":[]}}}")
                .row();
        FailedRows file = new FailedRows(List.copyOf(sent.cells().keySet()));
        String csv = file.header() + file.line(new FailedRows.Line(sent.number(), sent.cells(), "failed", ""));
        assertThat(ReadFile.csv(csv).row().change()).isEqualTo(sent.change());
    }
}
