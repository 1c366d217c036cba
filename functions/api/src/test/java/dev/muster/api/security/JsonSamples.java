package dev.muster.api.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Documents that the API must accept as JSON or must reject, by reason. */
final class JsonSamples {
    /** Text that RFC 8259 or RFC 3629 forbids, and text beyond Muster's limits. */
    static final List<String> INVALID_SYNTAX = List.of(
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
            "\ufeff\ufeff{}",
            "{\ufeff}",
            "// x\n{}",
            "/* x */{}",
            "[1] // x",
            "# x\n{}",
            "{\"a\":1,/**/\"b\":2}",
            "[".repeat(33) + "]".repeat(33),
            "{\"a\":".repeat(33) + "1" + "}".repeat(33),
            "[".repeat(100_000),
            "{\"a\":[".repeat(50_000),
            "{\"" + "n".repeat(257) + "\":1}",
            "[\"" + "s".repeat(6 * 1024 * 1024 - 10) + "\"");

    /** Numbers that are JSON and beyond Muster's limits. */
    static final List<String> LONG_NUMBERS =
            List.of("[" + "9".repeat(41) + "]", "[1e" + "9".repeat(60) + "]", "[1" + "0".repeat(1000) + "]");

    /** Objects with a repeated name, which parsers read in different ways. */
    static final List<String> REPEATED_NAMES = List.of(
            "{\"a\":1,\"a\":1}",
            "{\"a\":1,\"b\":2,\"a\":3}",
            "{\"a\":{\"b\":1,\"b\":2}}",
            "{\"a\":[{\"b\":1,\"b\":1}]}",
            "{\"a\":1,\"\\u0061\":2}",
            "{\"\":1,\"\":2}");

    /** Job requests that are valid JSON with values of wrong types or ranges. */
    static final List<String> WRONG_TYPES = List.of(
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

    private JsonSamples() {}

    /** Returns bytes that are not UTF-8 in its only valid form. */
    static Stream<byte[]> invalidBytes() {
        String valid = "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"x\"}]}";
        return Stream.of(
                valid.getBytes(StandardCharsets.UTF_16LE),
                valid.getBytes(StandardCharsets.UTF_16BE),
                valid.getBytes(StandardCharsets.UTF_16),
                valid.getBytes(Charset.forName("UTF-32LE")),
                valid.getBytes(Charset.forName("UTF-32BE")),
                // Overlong forms of NUL, the quotation mark and the slash.
                spliced(0xC0, 0x80),
                spliced(0xC0, 0xA2),
                spliced(0xE0, 0x80, 0xAF),
                spliced(0xF0, 0x80, 0x80, 0xAF),
                // Halves of surrogate pairs, as in CESU-8.
                spliced(0xED, 0xA0, 0xBD),
                spliced(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
                spliced(0xED, 0xBF, 0xBF),
                // Beyond Unicode, stray bytes and truncated sequences.
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
        for (int value : bytes) {
            all.write(value);
        }
        all.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    /** Returns job requests in every form that RFC 8259 allows. */
    static Stream<String> validJson() {
        String job = "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":%s}],\"dry_run\":true}";
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
                        .map(job::formatted),
                Stream.of(
                        " \t\r\n" + job.formatted("\"x\"") + "\r\n ",
                        job.formatted("\"x\"").replace(":", " : ").replace(",", " , "),
                        job.formatted("\"x\"").replace("select", "\\u0073elect")));
    }
}
