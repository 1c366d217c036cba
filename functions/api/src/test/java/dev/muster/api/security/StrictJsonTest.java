package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON as RFC 8259 has it, and nothing else, at every door that takes some. */
class StrictJsonTest {
    private static final ApiStack WALK = walk();

    private static ApiStack walk() {
        ApiStack walk = ApiStack.local();
        walk.time.meanwhile(walk::work);
        walk.store(ApiStack.DEMO, List.of("301"), Set.of("3", "42"), Map.of("country", "Brazil"));
        return walk;
    }

    /** What RFC 8259 and 3629 forbid, or leave open and we do not take. */
    static Stream<String> refusedSyntax() {
        return Stream.of(
                "",
                " ",
                "\t\n",
                "{",
                "}",
                "[",
                "]",
                "{]",
                "[}",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1,,2]",
                "[1 2]",
                "[1;2]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1}}",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{} {}",
                "{},",
                "[]]",
                "[] 1",
                "1 2",
                "true false",
                "nul",
                "nulL",
                "True",
                "TRUE",
                "undefined",
                "NaN",
                "Infinity",
                "-Infinity",
                "[NaN]",
                "[-]",
                "[+1]",
                "[01]",
                "[-01]",
                "[1.]",
                "[.5]",
                "[1.e1]",
                "[1e]",
                "[1e+]",
                "[0x1F]",
                "[1_000]",
                "[1,000.]",
                "[--1]",
                "[1a]",
                "[0e]",
                "['x']",
                "[\"x]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"\\u12G4\"]",
                "[\"\\U0041\"]",
                "[\"\\'\"]",
                "[\"\\\"]",
                "[\"a\nb\"]",
                "[\"a\tb\"]",
                "[\"\u0000\"]",
                "[\"\u001f\"]",
                "[\u0000]",
                "\u0000",
                "[1]\u0000",
                "[1]\u000b",
                "[1]\u00a0",
                "\u2028[1]",
                "\ufeff{}",
                "// x\n{}",
                "/* x */{}",
                "[1] // x",
                "# x\n{}",
                "{\"a\":1,/**/\"b\":2}",
                "[".repeat(33) + "]".repeat(33),
                "{\"a\":".repeat(33) + "1" + "}".repeat(33),
                "[".repeat(100_000),
                "{\"a\":[".repeat(50_000),
                "[" + "9".repeat(41) + "]",
                "[1e" + "9".repeat(60) + "]",
                "[1" + "0".repeat(1000) + "]",
                "{\"" + "n".repeat(257) + "\":1}",
                "[\"" + "s".repeat(6 * 1024 * 1024 - 10) + "\"");
    }

    /** What parsers read in several ways. */
    static Stream<String> ambiguous() {
        return Stream.of(
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":1,\"b\":1}]}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\":1,\"\":2}");
    }

    /** Bytes that are no UTF-8, or not the one form of it. */
    static Stream<byte[]> refusedBytes() {
        String good = "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}";
        return Stream.of(
                good.getBytes(StandardCharsets.UTF_16LE),
                good.getBytes(StandardCharsets.UTF_16BE),
                good.getBytes(StandardCharsets.UTF_16),
                good.getBytes(Charset.forName("UTF-32LE")),
                good.getBytes(Charset.forName("UTF-32BE")),
                // Overlong forms of NUL, of the quotation mark and of the slash.
                spliced(0xC0, 0x80),
                spliced(0xC0, 0xA2),
                spliced(0xE0, 0x80, 0xAF),
                spliced(0xF0, 0x80, 0x80, 0xAF),
                // Halves of surrogate pairs, as CESU-8 has them.
                spliced(0xED, 0xA0, 0xBD),
                spliced(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
                spliced(0xED, 0xBF, 0xBF),
                // Beyond Unicode, stray and cut.
                spliced(0xF4, 0x90, 0x80, 0x80),
                spliced(0xF8, 0x88, 0x80, 0x80, 0x80),
                spliced(0xFE),
                spliced(0xFF),
                spliced(0x80),
                spliced(0xBF),
                spliced(0xC3),
                spliced(0xE2, 0x82),
                spliced(0xF0, 0x9F, 0x98),
                // Latin-1.
                spliced(0xE9));
    }

    private static byte[] spliced(int... bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("{\"note\":\"".getBytes(StandardCharsets.UTF_8));
        for (int one : bytes) {
            all.write(one);
        }
        all.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusesWhatIsNoJson(SentRequest door) {
        SentRequest sent = TestCredential.DEMO.on(door, WALK);
        List<String> taken = new ArrayList<>();
        refusedSyntax().forEach(text -> look(sent.saying(text).to(WALK), text, taken));
        refusedBytes()
                .forEach(bytes ->
                        look(WALK.send(event(sent, bytes)), new String(bytes, StandardCharsets.ISO_8859_1), taken));
        ambiguous().forEach(text -> {
            TestResponse answer = sent.saying(text).to(WALK);
            assertThat(answer.status()).as(text).isIn(400, 422);
            assertThat(answer.body()).as(text).contains("comes twice");
        });
        // A body cut anywhere is none.
        for (int length = 1; length < door.body().length(); length++) {
            String cut = door.body().substring(0, length);
            look(sent.saying(cut).to(WALK), cut, taken);
        }
        assertThat(taken).isEmpty();
        assertThat(WALK.person(ApiStack.DEMO, "301").orElseThrow().version()).isEqualTo(1);
    }

    private static void look(TestResponse answer, String text, List<String> taken) {
        // Slowly enough for what the credential is granted.
        WALK.time.pass(Duration.ofSeconds(1));
        InternalDetails.assertNone(answer, shown(text));
        // 413 where a size of ours is passed; the dialects whose originals know no 413 say 400 of that too.
        if (answer.status() != 400 && answer.status() != 413) {
            taken.add(shown(text) + " -> " + answer.status() + " " + answer.body());
        }
    }

    /** What is JSON, but does not mean what it would have to be bent into. */
    static Stream<String> bent() {
        return Stream.of(
                "{\"select\":{\"ids\":[\"\\ud800\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"\\udfff\"}]}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"\\ud83d x\"}]}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"a\\u0000b\"}]}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"\\u001b[31m\"}]}",
                "{\"select\":{\"ids\":[\"30\\u00001\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":[301.5]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":[null]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":[true]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":[[\"301\"]]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":\"301\"},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":{\"0\":\"301\"}},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":[\"301\"],\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":{\"set\":\"city\",\"to\":\"x\"}}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"dry_run\":\"false\"}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"dry_run\":0}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"dry_run\":null}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"max_affected\":1.9}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"max_affected\":\"1\"}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"max_affected\":-1}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"max_affected\":9223372036854775808}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"max_affected\":1e400}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"max_affected\":1e-1}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"DRYRUN\":true}",
                "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"__proto__\":{}}",
                "[]",
                "\"x\"",
                "1",
                "true",
                "null",
                "{}",
                "[{}]");
    }

    @ParameterizedTest
    @MethodSource("bent")
    void bendsNothing(String text) {
        TestResponse answer = TestCredential.DEMO
                .on(SentRequest.json("POST", "/v1/jobs", text), WALK)
                .to(WALK);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        InternalDetails.assertNone(answer, text);
    }

    /** What RFC 8259 allows. */
    static Stream<String> taken() {
        String good = "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":%s}],\"dry_run\":true}";
        return Stream.concat(
                Stream.of(
                                "\"\"",
                                "\"x\"",
                                "null",
                                "true",
                                "0",
                                "-0",
                                "1.5",
                                "-1.5e3",
                                "1E+2",
                                "2147483648",
                                "-2147483649",
                                "9007199254740993",
                                "9223372036854775807",
                                "\"\\u00e9\"",
                                "\"\u00e9\"",
                                "\"\\ud83d\\ude00\"",
                                "\"\ud83d\ude00\"",
                                "\"\\\"\\\\\\/\\n\\r\\t\"",
                                "\"\u2028\u2029\"",
                                "\"\u007f\u0080\"",
                                "\"\\uFEFF\"",
                                "\"\uffff\"",
                                "\"" + "v".repeat(8 * 1024) + "\"")
                        .map(good::formatted),
                Stream.of(
                        " \t\r\n" + good.formatted("\"x\"") + "\r\n ",
                        good.formatted("\"x\"").replace(":", " : ").replace(",", " , "),
                        good.formatted("\"x\"").replace("select", "\\u0073elect")));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatIsJson(String text) {
        TestResponse answer = TestCredential.DEMO
                .on(SentRequest.json("POST", "/v1/jobs", text), WALK)
                .to(WALK);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    /** Each with a body that is taken as it stands. */
    static Stream<SentRequest> doors() {
        return ApiEndpoints.json();
    }

    private static String shown(String text) {
        return text.length() < 120 ? text : text.substring(0, 120) + "…";
    }

    static APIGatewayV2HTTPEvent event(SentRequest sent, byte[] body) {
        String[] parts = sent.address().split("\\?", 2);
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(parts[0])
                .withRawQueryString(parts.length == 2 ? parts[1] : "")
                .withHeaders(sent.headers())
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(sent.method())
                                .build())
                        .build())
                .withBody(Base64.getEncoder().encodeToString(body))
                .withIsBase64Encoded(true)
                .build();
    }
}
