package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.file.FileBody;
import dev.muster.api.file.FileFormat;
import dev.muster.api.file.FileReader;
import dev.muster.api.file.FileRows;
import dev.muster.api.http.ByteSource;
import dev.muster.api.http.ContentNegotiation;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.PreferHeader;
import dev.muster.api.problem.Validated;
import dev.muster.api.scim.FilterParser;
import dev.muster.api.xml.XmlReader;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.job.Limits;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TemplateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The parsers of input from outside, each with the requirements that hold for every input. */
enum FuzzedParser {
    MUSTER,
    HUDDLE,
    LEADSQUARED,
    MISSIONHUB,
    USERCOM,
    FILE_JOBS,
    XML,
    FILES,
    FILTERS,
    CURSORS,
    TOKENS,
    HEADERS,
    TEMPLATES;

    private static final CheckedStack API = new CheckedStack();
    private static final List<SentRequest> JSON = ApiEndpoints.json().toList();
    private static final SentRequest TOKEN_ENDPOINT = SentRequest.of("POST", "/apis/v4/people", "{}");
    private static final SentRequest LIST =
            TestCredential.DEMO.sign(SentRequest.of("GET", "/v1/people", null), API.stack);

    /** Returns the name of the folder with the parser's seeds. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the input, and fails if a requirement is violated. */
    void read(byte[] input) {
        switch (this) {
            case MUSTER -> send(JSON.subList(0, 2), input);
            case HUDDLE -> send(List.of(JSON.get(2), ApiEndpoints.xml()), input);
            case LEADSQUARED -> send(JSON.subList(3, 4), input);
            case MISSIONHUB -> send(JSON.subList(4, 7), input);
            case USERCOM -> send(JSON.subList(7, 9), input);
            case FILE_JOBS -> sendFiles(input);
            case XML ->
                assertThat(new XmlReader(32, 1_000).read(ByteBuffer.wrap(input), false))
                        .isNotNull();
            case FILES -> Stream.of(FileFormat.values()).forEach(format -> file(format, input));
            case FILTERS -> filter(text(input));
            case CURSORS -> cursor(text(input));
            case TOKENS -> token(text(input));
            case HEADERS -> headers(text(input));
            case TEMPLATES -> template(text(input));
        }
    }

    private static void send(List<SentRequest> endpoints, byte[] body) {
        endpoints.forEach(endpoint -> API.send(TestCredential.DEMO.sign(endpoint, API.stack), body));
    }

    private static void sendFiles(byte[] body) {
        ApiEndpoints.files().forEach(endpoint -> API.dryRun(TestCredential.DEMO.sign(endpoint, API.stack), body));
    }

    /** A row without a key has a problem, and a file without rows as well. */
    private static void file(FileFormat format, byte[] input) {
        FileBody body = new FileBody(format, ByteSource.of(ByteBuffer.wrap(input)));
        Validated<FileRows> opened = new FileReader(Limits.STANDARD).open(body, FileOptions.DEFAULT, 0);
        if (opened instanceof Validated.Valid<FileRows>(FileRows rows)) {
            try (rows) {
                long read = 0;
                FileRows.Step step = rows.next();
                while (step instanceof FileRows.Step.Row(FileRow row)) {
                    assertThat(row.key().isEmpty() && row.problem().isEmpty()).isFalse();
                    assertThat(row.number().row()).isEqualTo(++read);
                    step = rows.next();
                }
                assertThat(step instanceof FileRows.Step.Failed || read > 0).isTrue();
            }
        }
    }

    private static void filter(String text) {
        assertThat(FilterParser.parse(text, Optional.of("3"), "/filter")).isNotNull();
    }

    private static void cursor(String text) {
        assertThat(new Cursors("a signing key").read(ApiStack.DEMO, "question", text))
                .isEmpty();
        TestResponse response = API.send(LIST.withQuery(
                "cursor=" + Stream.of(text.split("[^A-Za-z0-9_.~-]", -1)).reduce("", String::concat)));
        assertThat(response.status()).isEqualTo(400);
    }

    private static void token(String text) {
        assertThat(API.send(TOKEN_ENDPOINT.with("authorization", "Bearer " + text))
                        .status())
                .isEqualTo(401);
    }

    private static void headers(String text) {
        Optional<String> header = Optional.of(text);
        assertThat(PreferHeader.parse(header, Limits.MAX_WAIT).maxWait().orElse(Duration.ZERO))
                .isBetween(Duration.ZERO, Limits.MAX_WAIT);
        assertThat(ContentNegotiation.choose(header, List.of("text/csv", "application/json")))
                .isNotNull();
    }

    private static void template(String text) {
        try {
            assertThat(SamTemplate.parse("template.yaml", text)).isNotNull();
        } catch (TemplateException failure) {
            assertThat(failure.getMessage()).contains(":");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
