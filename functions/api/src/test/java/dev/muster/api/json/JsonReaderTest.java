package dev.muster.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private final JsonReader reader = new JsonReader(JsonLimits.of(Limits.STANDARD));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "0",
                "-0",
                "1.9",
                "1e400",
                "1E-400",
                "12345678901234567890123456789012345678",
                " [ 1 , \"a\" ] ",
                "{\"a\":{\"a\":1}}",
                "{\"\":0}",
                "\"\\ud83d\\ude00\"",
                "\"line\\nbreak\\ttab\"",
                "\"\u202e right to left\"",
                "\"\u007f\u0080\u2028\uffff\"",
            })
    void acceptsJson(String text) {
        assertThat(reader.read(text)).isInstanceOf(Validated.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "01",
                "+1",
                ".5",
                "1.",
                "0x10",
                "NaN",
                "Infinity",
                "-",
                "tru",
                "nul",
                "\"unclosed",
                "\"bad \\x escape\"",
                "\"raw\nbreak\"",
                "// comment\n1",
                "/* comment */ 1",
                "{} {}",
                "[] x",
                "1 2",
                "\ufeff{}",
                "{\"a\":1}\u0000",
            })
    void rejectsInvalidJson(String text) {
        assertThat(problems(reader.read(text))).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.MALFORMED);
            assertThat(problem.detail())
                    .doesNotContainIgnoringCase("jackson")
                    .doesNotContain("`", "StreamRead", "Source");
        });
    }

    @Test
    void namesLineAndColumn() {
        assertThat(problems(reader.read("{\n  \"a\": 1,\n  oops\n}")).getFirst().detail())
                .contains("line 3", "column");
        assertThat(problems(reader.read("{}\n{}")).getFirst().detail()).contains("text follows", "line 2, column 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2,\"a\":3} | /a | twice",
                "{\"x\":{\"a~b/c\":1,\"a~b/c\":1}} | /x/a~0b~1c | twice",
                "[\"ok\",\"\\u0000\"] | /1 | U+0000",
                "{\"a\":[\"\\u001b[31m\"]} | /a/0 | U+001B",
                "{\"a\":\"\\ud800\"} | /a | U+D800",
                "{\"a\":\"\\udc00\\ud800\"} | /a | U+DC00",
                "[1e99999999999] | /0 | range",
            })
    void rejectsValueWithPointer(String text, String pointer, String word) {
        assertThat(problems(reader.read(text))).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.INVALID);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.detail()).contains(word);
        });
    }

    @Test
    void rejectsControlCharactersInNames() {
        assertThat(problems(reader.read("{\"a\\nb\":1}")).getFirst().detail()).contains("name", "U+000A");
    }

    /** Overlong forms, halves of surrogate pairs, cut-off sequences, and UTF-16 with a byte order mark. */
    @ParameterizedTest
    @ValueSource(strings = {"22c0af22", "22c08022", "22eda08022", "22e28222", "22ff22", "fffe7b007d00", "feff007b007d"})
    void rejectsInvalidUtf8(String hex) {
        assertThat(problems(reader.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.MALFORMED);
                    assertThat(problem.detail()).contains("UTF-8");
                });
    }

    @Test
    void rejectsUtf16AndSkipsByteOrderMark() {
        assertThat(problems(reader.read(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_16LE)))))
                .isNotEmpty();
        assertThat(reader.read(ByteBuffer.wrap("\ufeff{}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(reader.read("{}"));
        assertThat(problems(reader.read(ByteBuffer.wrap("\ufeff\ufeff{}".getBytes(StandardCharsets.UTF_8)))))
                .isNotEmpty();
    }

    @Test
    void limitsNesting() {
        assertThat(reader.read("[".repeat(32) + "]".repeat(32))).isInstanceOf(Validated.Valid.class);
        assertThat(problems(reader.read("[".repeat(33) + "]".repeat(33))).getFirst())
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.MALFORMED);
                    assertThat(problem.detail()).contains("33", "32");
                });
        assertThat(problems(reader.read("[".repeat(100_000)))).hasSize(1);
    }

    @Test
    void limitsElements() {
        assertThat(reader.read(ids(100_000))).isInstanceOf(Validated.Valid.class);
        assertThat(problems(reader.read(ids(100_001)))).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.TOO_LARGE);
            assertThat(problem.pointer()).isEqualTo("/select/ids");
            assertThat(problem.detail()).contains("100001", "100000");
        });
    }

    @Test
    void limitsValuesOfDocument() {
        String many = "[" + "[[],[],[],[]],".repeat(60_000) + "0]";
        assertThat(problems(reader.read(many)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.TOO_LARGE));
    }

    @Test
    void limitsStringsAndNames() {
        assertThat(reader.read("\"" + "a".repeat(64 * 1024) + "\"")).isInstanceOf(Validated.Valid.class);
        assertThat(problems(reader.read("\"" + "a".repeat(64 * 1024 + 1) + "\""))
                        .getFirst()
                        .detail())
                .contains("65536");
        assertThat(problems(reader.read("{\"" + "a".repeat(257) + "\":1}"))
                        .getFirst()
                        .detail())
                .contains("256");
    }

    private static String ids(int count) {
        return "{\"select\":{\"ids\":[" + "\"1\",".repeat(count - 1) + "\"1\"]}}";
    }

    private static List<ApiProblem> problems(Validated<JsonValue> read) {
        assertThat(read).isInstanceOf(Validated.Invalid.class);
        return ((Validated.Invalid<JsonValue>) read).problems();
    }
}
