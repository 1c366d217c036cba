package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every kind that CSV readers disagree about, each with the rows that it means. */
class SpectrumTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "separator_in_quotes",
                "empty_cells",
                "empty_cells_crlf",
                "escaped_quotes",
                "json_in_cell",
                "stray_quotes",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void readsRowsThatFileMeans(String name) throws IOException {
        ReadFile read = ReadFile.read(FileFormat.CSV, bytes(name + ".csv"), FileOptions.DEFAULT);
        assertThat(read.problems()).isEmpty();
        assertThat(read.rows()).extracting(FileRow::problem).allMatch(problem -> problem.isEmpty());
        assertThat(read.rows()).extracting(FileRow::cells).containsExactlyElementsOf(expected(name));
    }

    private static List<Map<String, String>> expected(String name) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        new ObjectMapper().readTree(bytes(name + ".json")).forEach(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            row.properties()
                    .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));
            rows.add(cells);
        });
        return rows;
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream resource = SpectrumTest.class.getResourceAsStream("spectrum/" + file)) {
            return resource.readAllBytes();
        }
    }
}
