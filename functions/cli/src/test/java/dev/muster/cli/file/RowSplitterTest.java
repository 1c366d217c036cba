package dev.muster.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of files: cut between rows only, and nothing of the file is lost. */
class RowSplitterTest {
    private static List<String> parts(FileFormat format, String text, int size) {
        RowSplitter splitter =
                RowSplitter.of(format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), size);
        List<String> parts = new ArrayList<>();
        for (Optional<byte[]> part = splitter.next(); part.isPresent(); part = splitter.next()) {
            parts.add(new String(part.get(), StandardCharsets.UTF_8));
        }
        return parts;
    }

    @Test
    void repeatsTheHeadingLineInEachPart() {
        assertThat(parts(FileFormat.CSV, "id,city\r\n1,A\r\n2,B\r\n3,C", 10))
                .containsExactly("id,city\n1,A\r\n", "id,city\n2,B\r\n", "id,city\n3,C");
    }

    @Test
    void repeatsTheSeparatorLineAndSkipsTheByteOrderMark() {
        assertThat(parts(FileFormat.CSV, "\ufeffsep=|\n\nid|city\n1|A\n2|B\n", 19))
                .containsExactly("sep=|\nid|city\n1|A\n2|B\n");
        assertThat(parts(FileFormat.CSV, "\ufeffsep=|\n\nid|city\n1|A\n2|B\n", 16))
                .containsExactly("sep=|\nid|city\n1|A\n", "sep=|\nid|city\n2|B\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void cutsNoQuotedCell(String separator) {
        String row = "1,\"a\nb \"\"x\"\"\r\nc\",5\" pipe\n".replace(",", separator);
        String heading = "id,\"the\nname\",size\n".replace(",", separator);

        assertThat(parts(FileFormat.CSV, heading + row + row, 30)).containsExactly(heading + row, heading + row);
    }

    @Test
    void cutsAtEveryKindOfLineBreak() {
        assertThat(parts(FileFormat.CSV, "id\r1\r2\n3\r\n", 4)).containsExactly("id\n1\r", "id\n2\n", "id\n3\r\n");
    }

    @Test
    void leavesOutPartsOfBlankRowsOnly() {
        assertThat(parts(FileFormat.CSV, "id,city\n1,A\n,\n\n , \n,\n\"\",\n", 10))
                .containsExactly("id,city\n1,A\n");
    }

    @Test
    void splitsJsonByLines() {
        assertThat(parts(FileFormat.NDJSON, "{\"id\":\"1\"}\n{\"id\":\"\\\"2\"}\n{\"id\":\"3\"}", 20))
                .containsExactly("{\"id\":\"1\"}\n{\"id\":\"\\\"2\"}\n", "{\"id\":\"3\"}");
    }

    @Test
    void leavesAQuoteThatIsNeverClosedToTheServer() {
        assertThat(parts(FileFormat.CSV, "id,city\n1,\"A\n2,B\n3,C\n", 10))
                .containsExactly("id,city\n1,\"A\n2,B\n3,C\n");
    }
}
