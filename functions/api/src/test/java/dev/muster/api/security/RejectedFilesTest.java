package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.TestResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The API rejects each wrong file with a clear error, sent whole or as a part, and changes no person. */
class RejectedFilesTest {
    private final ApiStack stack = new ApiStack();
    private final FileClient client = FileClient.of(stack);

    /** Files that cannot be read, with the status and a word of the answer. */
    @SuppressWarnings("ImmutableEnumChecker") // No test writes to the bodies.
    enum WrongFile {
        UNKNOWN_HEADINGS("id;Land Name;perm ission\n10;PH;4\n", 422, "did you mean \"land_name\"?"),
        REPEATED_HEADING("id,country,Country\n10,PH,IT\n", 422, "means the same as"),
        REPEATED_KEY("id,country,ID\n10,PH,11\n", 422, "means the same as"),
        BLANK_HEADING("id,,country\n10,x,PH\n", 422, "is blank"),
        NO_HEADINGS("10,PH\n11,PH\n", 422, "the heading \"10\" of column 1"),
        HEADINGS_ONLY("id,country\n", 422, "headings but no rows"),
        NOTHING("", 422, "empty"),
        NO_MATCH_COLUMN("email,country\njo@example.org,PH\n", 422, "match=id"),
        JSON("{\"select\":{\"ids\":[\"10\"]},\"changes\":[]}", 400, "not CSV"),
        HTML("<html><body>Bad Gateway</body></html>", 422, "heading"),
        UTF_16("id,country\n10,PH\n".getBytes(StandardCharsets.UTF_16LE), 415, "UTF-8"),
        UTF_16_WITH_MARK("\uFEFFid,country\n10,PH\n".getBytes(StandardCharsets.UTF_16BE), 415, "UTF-8"),
        LATIN_1_HEADING("id,größe\n10,7\n".getBytes(StandardCharsets.ISO_8859_1), 400, "not UTF-8"),
        OPEN_QUOTE("id,country\n10,PH\n11,\"PH\n12,PH\n", 400, "line 3"),
        WORKBOOK(HexFormat.of().parseHex("504b030414000600080000002100"), 415, "workbook"),
        OLD_WORKBOOK(HexFormat.of().parseHex("d0cf11e0a1b11ae10000000000000000"), 415, "workbook"),
        PDF("%PDF-1.7\n", 415, "PDF"),
        GZIP_UNSAID(Gzip.of("id,country\n10,PH\n"), 415, "gzip"),
        GZIP_CUT(cut(Gzip.of("id,country\n10,PH\n")), Map.of("content-encoding", "gzip"), 400, "gzip"),
        BOMB(Gzip.of("id\n10\n" + "\n".repeat(65 << 20)), Map.of("content-encoding", "gzip"), 413, "67108864"),
        OTHER_CODING(
                "id,country\n10,PH\n".getBytes(StandardCharsets.UTF_8), Map.of("content-encoding", "br"), 415, "br"),
        OTHER_CHARSET(
                "id,country\n10,PH\n".getBytes(StandardCharsets.UTF_8),
                Map.of("content-type", "text/csv; charset=windows-1252"),
                415,
                "UTF-8"),
        OTHER_TYPE(
                "id,country\n10,PH\n".getBytes(StandardCharsets.UTF_8),
                Map.of("content-type", "application/vnd.ms-excel"),
                415,
                "text/csv");

        private final byte[] body;
        private final Map<String, String> headers;
        private final int status;
        private final String word;

        WrongFile(String body, int status, String word) {
            this(body.getBytes(StandardCharsets.UTF_8), status, word);
        }

        WrongFile(byte[] body, int status, String word) {
            this(body, Map.of(), status, word);
        }

        WrongFile(byte[] body, Map<String, String> headers, int status, String word) {
            this.body = body;
            this.headers = headers;
            this.status = status;
            this.word = word;
        }

        private static byte[] cut(byte[] bytes) {
            return Arrays.copyOf(bytes, bytes.length - 6);
        }

        SentRequest at(String method, String address) {
            SentRequest request = SentRequest.of(method, address, "")
                    .with("authorization", "Bearer " + ApiStack.KEY)
                    .with("content-type", "text/csv");
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request = request.with(header.getKey(), header.getValue());
            }
            return request;
        }
    }

    @BeforeEach
    void storePeople() {
        client.store("10", "jo@example.org", "US");
        client.store("11", "kim@example.org", "DE");
    }

    private static void assertAnswer(WrongFile file, TestResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(file.status);
        assertThat(response.at("/detail")).contains(file.word);
    }

    private void assertNobodyChanged() {
        stack.runWorkers();
        assertThat(client.country("10")).isEqualTo("US");
        assertThat(client.country("11")).isEqualTo("DE");
        assertThat(client.get("/v1/people/12").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(WrongFile.class)
    void wholeFileMakesNoJob(WrongFile file) {
        assertAnswer(file, stack.send(file.at("POST", "/v1/jobs").toEvent(file.body)));
        assertNobodyChanged();
        assertThat(client.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @ParameterizedTest
    @EnumSource(WrongFile.class)
    void partIsNotStoredAndItsNumberStaysFree(WrongFile file) {
        String job = client.open("{}");
        assertAnswer(file, stack.send(file.at("PUT", job + "/parts/1").toEvent(file.body)));
        assertThat(client.get(job + "/parts").at("/rows")).isEqualTo("0");
        assertThat(client.close(job, 1, 1).status()).isEqualTo(409);
        assertNobodyChanged();
        assertThat(client.part(job, 1, "id,country", "10,US").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(
            value = WrongFile.class,
            names = {"UTF_16", "UTF_16_WITH_MARK", "WORKBOOK", "OLD_WORKBOOK", "PDF", "GZIP_UNSAID", "GZIP_CUT", "BOMB"
            })
    void fileOfOtherKindIsNoNdjson(WrongFile file) {
        TestResponse response = stack.send(file.at("POST", "/v1/jobs")
                .with("content-type", "application/x-ndjson")
                .toEvent(file.body));
        assertAnswer(file, response);
        assertNobodyChanged();
        assertThat(client.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }
}
