package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.csv.CsvReader;
import dev.muster.api.http.ContentNegotiation;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.PreferHeader;
import dev.muster.api.scim.FilterParser;
import dev.muster.api.xml.XmlReader;
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

/** Everything that reads what strangers send, and what holds whatever it is given. */
enum FuzzedParser {
    MUSTER,
    HUDDLE,
    LEADSQUARED,
    MISSIONHUB,
    USERCOM,
    IMPORTS,
    XML,
    CSV,
    FILTERS,
    CURSORS,
    TOKENS,
    HEADERS,
    TEMPLATES;

    private static final RejectedRequests EDGE = new RejectedRequests();
    private static final List<SentRequest> JSON = ApiEndpoints.json().toList();
    private static final SentRequest TOKEN_DOOR = SentRequest.of("POST", "/apis/v4/people", "{}");
    private static final SentRequest LIST =
            TestCredential.DEMO.on(SentRequest.of("GET", "/v1/people", null), EDGE.walk);

    /** The folder of its seeds. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Fails when anything comes of it that must not. */
    void read(byte[] sent) {
        switch (this) {
            case MUSTER -> ask(JSON.subList(0, 2), sent);
            case HUDDLE -> ask(List.of(JSON.get(2), ApiEndpoints.xml()), sent);
            case LEADSQUARED -> ask(JSON.subList(3, 4), sent);
            case MISSIONHUB -> ask(JSON.subList(4, 7), sent);
            case USERCOM -> ask(JSON.subList(7, 9), sent);
            case IMPORTS -> ask(ApiEndpoints.rows().toList(), sent);
            case XML ->
                assertThat(new XmlReader(32, 1_000).read(ByteBuffer.wrap(sent))).isNotNull();
            case CSV ->
                assertThat(CsvReader.read(text(sent), 1_000, _ -> Optional.empty()))
                        .isNotNull();
            case FILTERS -> filter(text(sent));
            case CURSORS -> cursor(text(sent));
            case TOKENS -> token(text(sent));
            case HEADERS -> headers(text(sent));
            case TEMPLATES -> template(text(sent));
        }
    }

    private static void ask(List<SentRequest> doors, byte[] body) {
        doors.forEach(door -> EDGE.ask(TestCredential.DEMO.on(door, EDGE.walk), body));
    }

    private static void filter(String text) {
        assertThat(FilterParser.parse(text, Optional.of("3"), "/filter")).isNotNull();
    }

    private static void cursor(String text) {
        assertThat(new Cursors("a signing key").read(ApiStack.DEMO, "question", text))
                .isEmpty();
        TestResponse answer = EDGE.ask(LIST.asking(
                "cursor=" + Stream.of(text.split("[^A-Za-z0-9_.~-]", -1)).reduce("", String::concat)));
        assertThat(answer.status()).isEqualTo(400);
    }

    private static void token(String text) {
        assertThat(EDGE.ask(TOKEN_DOOR.with("authorization", "Bearer " + text)).status())
                .isEqualTo(401);
    }

    private static void headers(String text) {
        Optional<String> header = Optional.of(text);
        assertThat(PreferHeader.parse(header, Limits.PATIENCE).maxWait().orElse(Duration.ZERO))
                .isBetween(Duration.ZERO, Limits.PATIENCE);
        assertThat(ContentNegotiation.choose(header, List.of("text/csv", "application/json")))
                .isNotNull();
    }

    private static void template(String text) {
        try {
            assertThat(SamTemplate.parse("template.yaml", text)).isNotNull();
        } catch (TemplateException told) {
            assertThat(told.getMessage()).contains(":");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
