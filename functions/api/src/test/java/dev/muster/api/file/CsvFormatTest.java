package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.http.ByteSource;
import dev.muster.api.problem.ApiProblem;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as spreadsheets write it. */
class CsvFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,country\n1,DE\n2,FR\n",
                "id;country\n1;DE\n2;FR\n",
                "id\tcountry\n1\tDE\n2\tFR\n",
                "\uFEFFid,country\r\n1,DE\r\n2,FR",
                "sep=;\nid;country\n1;DE\n2;FR\n",
                "\uFEFF\"sep=;\"\r\nid;country\r\n1;DE\r\n2;FR\r\n",
                "SEP=|\r\nid|country\r\n1|DE\r\n2|FR\r\n",
                "id,country\r1,DE\r2,FR\r",
                "\n\nid,country\n1,DE\n\n\n2,FR\n\n",
                ",,\nid,country,\n1,DE,\n,,\n2,FR,\n,,\n , \u00A0 ,\n",
                "\"id\",\"country\"\n\"1\",\"DE\"\n\"2\",\"FR\"",
                "ID , Country\n1,DE\n2,FR",
                "\u00A0Id\u00A0,COUNTRY,,,\n1,DE,,,\n2,FR,,,",
                "id,country\n1,DE,,,,,\n2,FR,\n\"\",\"\"\n"
            })
    void readsWhatSpreadsheetsWrite(String file) {
        ReadFile read = ReadFile.csv(file);
        assertThat(read.keys()).containsExactly("1", "2");
        assertThat(read.rows()).extracting(FileRow::problem).allMatch(problem -> problem.isEmpty());
        assertThat(read.rows().getFirst().change().assignments()).containsExactly(ReadFile.assign("country", "DE"));
        assertThat(read.rows().getLast().change().assignments()).containsExactly(ReadFile.assign("country", "FR"));
        assertThat(read.rows()).extracting(FileRow::number).containsExactly(new RowNumber(0, 1), new RowNumber(0, 2));
    }

    @Test
    void keepsCellsUnchangedButForQuotes() {
        FileRow row = ReadFile.csv("id,a,b,c,d\n1, x ,\"a \"\"b\"\"\r\n,;\t\",5\" pipe,'=x\n")
                .row();
        assertThat(row.change().assignments())
                .containsExactly(
                        ReadFile.assign("a", " x "),
                        ReadFile.assign("b", "a \"b\"\r\n,;\t"),
                        ReadFile.assign("c", "5\" pipe"),
                        ReadFile.assign("d", "'=x"));
        assertThat(row.cells()).containsEntry("a", " x ").containsEntry("id", "1");
    }

    @Test
    void findsSeparatorOutsideOfQuotes() {
        assertThat(ReadFile.csv("id;\"custom.a,b,c,d\"\n1;x\n").row().change().assignments())
                .containsExactly(ReadFile.assign("custom/a,b,c,d", "x"));
        assertThat(ReadFile.csv("id\n1\n").keys()).containsExactly("1");
        assertThat(ReadFile.csv("sep=\t\nid\tcustom.a;b;c\n1\tx\n")
                        .row()
                        .change()
                        .assignments())
                .containsExactly(ReadFile.assign("custom/a;b;c", "x"));
    }

    @Test
    void readsHeadingWithLineBreak() {
        FileOptions options = ReadFile.renaming(Map.of("land of birth", "country"));
        assertThat(ReadFile.csv("id,\"Land\r\nof  birth\"\r\n1,DE\r\n", options)
                        .row()
                        .change()
                        .assignments())
                .containsExactly(ReadFile.assign("country", "DE"));
    }

    @Test
    void refusesRowThatIsMalformedWithinItsLineAndReadsOn() {
        ReadFile read = ReadFile.csv("id,a\n1,\"x\"y\n2, \"x\"\n3,ok\n");
        assertThat(read.keys()).containsExactly("1", "2", "3");
        assertThat(read.rows().get(0).problem().orElseThrow().reason())
                .isEqualTo("the row has text after the closing quote of cell 2;"
                        + " a quote within a quoted cell is written twice");
        assertThat(read.rows().get(1).problem().orElseThrow().reason())
                .isEqualTo("the row has blanks before the opening quote of cell 2");
        assertThat(read.rows().get(2).problem()).isEmpty();
    }

    /** What stands within an open quote may look like rows, and must not be read as such. */
    @Test
    void rejectsFileWhoseQuoteNeverCloses() {
        ReadFile read = ReadFile.csv("id,a\n1,x\n2,\"never\n3,closed\n");
        assertThat(read.kind()).isEqualTo(ApiProblem.Kind.MALFORMED);
        assertThat(read.problem())
                .isEqualTo("not CSV: the quote opened on line 3 is not closed before the end of the file");
        assertThat(ReadFile.csv("id,a\n1,\"x\n2,y\"z\n3,ok").problem())
                .isEqualTo("not CSV: text follows the closing quote of the cell that begins on line 2");
        assertThat(ReadFile.csv("id,\"a\n1,x\n").problem()).startsWith("the heading line is not CSV: the quote");
    }

    @Test
    void refusesRowsOfOtherLengthWithTheirKeys() {
        ReadFile read = ReadFile.csv("email,a,b\nx@y.de,1\nz@y.de,1,2,,surplus\n", ReadFile.BY_EMAIL);
        assertThat(read.keys()).containsExactly("x@y.de", "z@y.de");
        assertThat(read.rows().get(0).problem().orElseThrow().code()).isEqualTo("too_few_cells");
        assertThat(read.rows().get(0).problem().orElseThrow().reason())
                .isEqualTo("the row has 2 cells where the headings have 3");
        assertThat(read.rows().get(1).problem().orElseThrow().code()).isEqualTo("too_many_cells");
        assertThat(read.rows().get(1).problem().orElseThrow().reason())
                .isEqualTo("the row has 5 cells where the headings have 3; the first without a heading is \"surplus\"");
    }

    @Test
    void namesPersonOfRowWithForbiddenCharacter() {
        ReadFile read = ReadFile.csv("id,a\n1,x\u0007y\n");
        assertThat(read.rows().getFirst().key()).isEqualTo("1");
        assertThat(read.rowProblem().code()).isEqualTo("invalid_character");
        assertThat(read.rowProblem().column()).isEqualTo("a");
        assertThat(read.rowProblem().reason()).isEqualTo("a: has the control character U+0007");
        assertThat(ReadFile.csv("id,a\n1\u0000,x\n").rows().getFirst().key()).isEqualTo("1\u0000");
    }

    @Test
    void takesGuardOffFirstCellOnly() {
        ReadFile read =
                ReadFile.csv("custom_id,a\n'=1+2,'=x\n'@b,x\n'c,x\n''-d,x\n", ReadFile.matching(MatchKey.CUSTOM_ID));
        assertThat(read.keys()).containsExactly("=1+2", "@b", "'c", "'-d");
        assertThat(read.rows().getFirst().change().assignments()).containsExactly(ReadFile.assign("a", "'=x"));
    }

    @Test
    void leavesOutColumnsThatResultsAdded() {
        ReadFile read = ReadFile.csv("id,a,Row,Outcome,Reason\n1,x,7,refused,because\n");
        assertThat(read.headings()).containsExactly("id", "a");
        assertThat(read.row().cells()).containsOnlyKeys("id", "a");
        assertThat(read.row().change().assignments()).hasSize(1);
        assertThat(ReadFile.csv("id,reason\n1,x\n", ReadFile.renaming(Map.of("reason", "reason")))
                        .row()
                        .change()
                        .assignments())
                .containsExactly(ReadFile.assign("reason", "x"));
    }

    @Test
    void limitsRowsCellsAndCharacters() {
        FileLimits limits = new FileLimits(1 << 20, 2, 20, 4);
        FileBody rows = body("id,a\n1,x\n2,x\n3,x\n");
        assertThat(ReadFile.read(rows, FileOptions.DEFAULT, limits).problem())
                .isEqualTo(
                        "the file has more rows than the limit of 2; divide it into parts of a job that takes parts");
        ReadFile longRow = ReadFile.read(body("id,a\n1," + "x".repeat(20) + "\n2,x"), FileOptions.DEFAULT, limits);
        assertThat(longRow.keys()).containsExactly("1", "2");
        assertThat(longRow.rows().getFirst().problem().orElseThrow().reason())
                .isEqualTo("the row is longer than the limit of 20 characters");
        ReadFile manyCells = ReadFile.read(body("id,a\n1,2,3,4,5,6\n2,x"), FileOptions.DEFAULT, limits);
        assertThat(manyCells.rows().getFirst().problem().orElseThrow().reason())
                .isEqualTo("the row has more cells than the limit of 4");
        assertThat(ReadFile.read(body("id," + "x".repeat(30) + "\n"), FileOptions.DEFAULT, limits)
                        .kind())
                .isEqualTo(ApiProblem.Kind.TOO_LARGE);
        assertThat(ReadFile.read(body("id,a,b,c,d\n1,,,,\n"), FileOptions.DEFAULT, limits)
                        .problem())
                .contains("the limit of 4");
    }

    private static FileBody body(String text) {
        return new FileBody(FileFormat.CSV, ByteSource.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void tellsHowManyRowsAndBytesItRead() {
        byte[] file = "id\n1\n\n2\n".getBytes(StandardCharsets.UTF_8);
        assertThat(ReadFile.end(FileFormat.CSV, file).rows()).isEqualTo(2);
        assertThat(ReadFile.end(FileFormat.CSV, file).bytes()).isEqualTo(file.length);
        assertThat(ReadFile.end(FileFormat.CSV, file).digest())
                .isEqualTo(ReadFile.end(FileFormat.CSV, file).digest())
                .isNotEqualTo(ReadFile.end(FileFormat.NDJSON, file).digest())
                .hasSize(64);
    }

    @Test
    void listsColumnsOfFileAsSent() {
        assertThat(ReadFile.csv(" ID ;First_Name;\n1;x;\n").headings()).isEqualTo(List.of("ID", "First_Name"));
    }
}
