package dev.muster.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.http.ApiRequest;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileOptions;
import dev.muster.core.job.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be: a clear answer each. */
class WrongFilesTest {
    private static final String FILE = "id,country\n1,Österreich\n2,DE\n";

    private static ReadFile read(byte[] bytes) {
        return ReadFile.read(FileFormat.CSV, bytes, FileOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void rejectsUtf16AndUtf32(String charset) {
        ReadFile read = read(FILE.getBytes(Charset.forName(charset)));
        assertThat(read.kind()).isEqualTo(ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE);
        assertThat(read.problem()).isEqualTo("the file is in UTF-16 or UTF-32; save it in UTF-8");
    }

    @Test
    void rejectsUtf16WithMark() {
        byte[] marked = ("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_16LE);
        assertThat(read(marked).kind()).isEqualTo(ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "504B030414000600, workbook",
        "D0CF11E0A1B11AE1, workbook",
        "1F8B080000000000, Content-Encoding: gzip",
        "255044462D312E37, PDF"
    })
    void rejectsFilesOfOtherKinds(String bytes, String word) {
        byte[] file = HexFormat.of().parseHex(bytes);
        assertThat(read(file).kind()).isEqualTo(ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE);
        assertThat(read(file).problem()).contains(word);
    }

    @Test
    void refusesOnlyRowsWithBytesOfOtherEncodings() {
        ReadFile read = read(FILE.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read.keys()).containsExactly("1", "2");
        assertThat(read.rows().getFirst().problem().orElseThrow().reason())
                .isEqualTo("country: has the byte 0xD6, which is not UTF-8; save the file as UTF-8");
        assertThat(read.rows().getFirst().cells()).containsEntry("country", "\uFFFDsterreich");
        assertThat(read.rows().getLast().problem()).isEmpty();
        ReadFile ndjson = ReadFile.read(
                FileFormat.NDJSON,
                "{\"id\":\"1\",\"attributes\":{\"a\":\"Ö\"}}\n{\"id\":\"2\"}".getBytes(StandardCharsets.ISO_8859_1),
                FileOptions.DEFAULT);
        assertThat(ndjson.keys()).containsExactly("1", "2");
        assertThat(ndjson.rows().getFirst().problem().orElseThrow().code()).isEqualTo("invalid_character");
        assertThat(ndjson.rows().getLast().problem()).isEmpty();
    }

    @Test
    void rejectsHeadingsInOtherEncodings() {
        ReadFile read = read("id,größe\n1,x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read.kind()).isEqualTo(ApiProblem.Kind.MALFORMED);
        assertThat(read.problem())
                .startsWith("the heading \"gr\uFFFD\uFFFDe\" of column 2 has the byte 0xF6, which is not UTF-8");
    }

    @Test
    void rejectsFileWithoutRows() {
        assertThat(ReadFile.csv("").problem()).isEqualTo("the file is empty; its first line must have headings");
        assertThat(ReadFile.csv("\n\n").problem()).contains("the file is empty");
        assertThat(ReadFile.csv("id,country\n").problem())
                .isEqualTo(
                        "the file has headings but no rows; curl -d strips line breaks, so send a file with -T or --data-binary");
        assertThat(ReadFile.csv("id,country\n,,\n\n").kind()).isEqualTo(ApiProblem.Kind.INVALID);
    }

    @Test
    void rejectsFileWithoutHeadings() {
        assertThat(ReadFile.csv("300018,Maria\n300019,Omar\n").problem())
                .startsWith("the heading \"300018\" of column 1 is not the name of an attribute");
        assertThat(ReadFile.csv("<html><body>502 Bad Gateway</body></html>").problem())
                .startsWith("the heading \"<html><body>502 Bad Gateway</body></html>\" of column 1");
    }

    @Test
    void refusesLastRowOfFileThatIsCut() {
        ReadFile read = ReadFile.csv("id,country,city\n1,DE,Bonn\n2,FR");
        assertThat(read.keys()).containsExactly("1", "2");
        assertThat(read.rows().getLast().problem().orElseThrow().code()).isEqualTo("too_few_cells");
    }

    private static ReadFile send(byte[] body, Map<String, String> headers) {
        ApiRequest request = FileRequests.post(body, headers);
        return switch (FileBody.of(request, FileLimits.STANDARD)) {
            case Validated.Valid<FileBody>(FileBody file) ->
                ReadFile.read(file, FileOptions.DEFAULT, FileLimits.STANDARD);
            case Validated.Invalid<FileBody>(var problems) -> new ReadFile(List.of(), List.of(), problems);
        };
    }

    private static final Map<String, String> GZIP = Map.of("content-type", "text/csv", "content-encoding", "gzip");

    @Test
    void readsGzipAndRejectsWhatIsBroken() {
        byte[] gzip = FileRequests.gzip(FILE.getBytes(StandardCharsets.UTF_8));
        assertThat(send(gzip, GZIP).keys()).containsExactly("1", "2");
        byte[] cut = Arrays.copyOf(gzip, gzip.length - 4);
        assertThat(send(cut, GZIP).kind()).isEqualTo(ApiProblem.Kind.MALFORMED);
        assertThat(send(cut, GZIP).problem()).isEqualTo("the body is not valid gzip: it ends early");
        assertThat(send(Arrays.copyOf(gzip, 5), GZIP).problem()).contains("it ends within its header");
        assertThat(send(Arrays.copyOf(gzip, gzip.length + 1), GZIP).problem()).contains("bytes follow");
        gzip[gzip.length - 8] ^= 1;
        assertThat(send(gzip, GZIP).problem()).contains("checksum");
    }

    @Test
    void rejectsOtherMediaTypesAndCodings() {
        byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("content-type", "text/csv; charset=utf-16"),
                Map.of("content-type", "application/json"),
                Map.of("content-type", "text/csv", "content-encoding", "br"))) {
            assertThat(send(file, headers).kind()).isEqualTo(ApiProblem.Kind.UNSUPPORTED_MEDIA_TYPE);
        }
        for (String type : List.of("Text/CSV; charset=UTF-8; header=present", "application/csv")) {
            assertThat(send(file, Map.of("content-type", type)).keys()).hasSize(2);
        }
    }

    @Test
    void rejectsBomb() {
        ReadFile read = send(FileRequests.bomb(65), GZIP);
        assertThat(read.kind()).isEqualTo(ApiProblem.Kind.TOO_LARGE);
        assertThat(read.problem()).isEqualTo("the gzip body inflates to more than the limit of 67108864 bytes");
    }

    @Test
    void limitsOfFilesAreThoseOfTheDeployment() {
        assertThat(Limits.STANDARD.valueBytes()).isLessThan(FileLimits.STANDARD.rowCharacters());
    }
}
