package dev.muster.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People with odd values, made by clients of every dialect. */
record OddPeople(WaysIn ways) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Texts that have broken programs before. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "  padded  ",
            "\t",
            "\n",
            "a\r\nb",
            "\u00A0",
            "\u0085",
            "\u2028",
            "\uFEFFx",
            "\uFFFD",
            "\uFFFE",
            "undefined",
            "null",
            "NULL",
            "NaN",
            "true",
            "0",
            "1e400",
            "0x1F",
            "1/2",
            "-",
            "#N/A",
            " #N/A ",
            "#REF!",
            "=1+1",
            "'=1",
            "''",
            "'",
            "+1",
            "@x",
            ",",
            ";",
            "|",
            "a,b;c\td",
            "\"",
            "\"\"",
            "a\"b",
            " \"q\"",
            "\\",
            "\\n",
            "sep=;",
            "{\"a\":[1]}",
            "<script>alert(1)</script>",
            "'; DROP TABLE people;--",
            "%s%n",
            "$HOME",
            "{{7*7}}",
            "../../etc/passwd",
            "田中さん",
            "👩‍👩‍👧‍👦",
            "Z̮̞̠͙͔͓",
            "İıſßẞ",
            "ﷺ",
            "\u202Etxt",
            "\u200B",
            "Ω≈ç√",
            "e\u0301",
            "x".repeat(8_192));

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "0.0",
            "1e2",
            "100",
            "1.50",
            "-7",
            "1e125",
            "1e-130",
            "9".repeat(38),
            "-0." + "9".repeat(38),
            "12345678901234567890.123456789012345678");

    private static final List<String> NAMES = List.of(
            "Shoe Size",
            "a.b.c",
            "a/b",
            "\"quoted\"",
            "x, y; z",
            " begins",
            "ends ",
            "ratio:number",
            "a:b:c",
            "custom.x",
            "id",
            "row",
            "田",
            "e\u0301",
            "'",
            "=1",
            "#N/A",
            "n".repeat(255),
            "{}",
            "organizations.3.labels");

    /** Makes the people. */
    void make() {
        texts();
        numbers();
        sets();
        memberships();
        new VendorPeople(ways).make();
        ways.stack().runWorkers();
    }

    private void texts() {
        for (int index = 0; index < TEXTS.size(); index++) {
            ObjectNode person = JSON.objectNode().put("id", "text." + index);
            ObjectNode attributes = person.putObject("attributes");
            for (String name : List.of("country", "note", "assigned", "permission_id", "reason", "labels", "member")) {
                attributes.put(name, TEXTS.get((index + name.length()) % TEXTS.size()));
            }
            String text = TEXTS.get(index);
            // No two people have one custom id, but any number may have a blank one.
            attributes.put("custom_id", text.isBlank() || text.length() > 64 ? " " : text + index);
            ObjectNode custom = person.putObject("custom");
            custom.put(NAMES.get(index % NAMES.size()), text);
            person.putObject("organizations").putObject("3").put("followup_status", text);
            send(person);
        }
    }

    private void numbers() {
        for (int index = 0; index < NUMBERS.size(); index++) {
            ObjectNode person = JSON.objectNode().put("id", "number-" + index);
            BigDecimal number = new BigDecimal(NUMBERS.get(index));
            person.putObject("attributes").put("score", number).put("active", index % 2 == 0);
            person.putObject("custom").put("Größe", number).put("yes/no", index % 2 == 1);
            person.putObject("organizations")
                    .putObject("42")
                    .put("rank", number)
                    .put("paid", true);
            send(person);
        }
    }

    private void sets() {
        String many = IntStream.range(0, 49)
                .mapToObj(number -> "\"many%d@example.org\"".formatted(number))
                .collect(Collectors.joining(","));
        send("{\"id\":\"S:1@x_y+z\",\"attributes\":{\"email\":\"First@Example.org\",\"email_addresses\":[" + many + "],"
                + "\"phone_number\":\" 0171 12 \",\"phone_numbers\":[\"123;456\",\"555, ext. 7\",\"+49 (30) 1234\"],"
                + "\"assigned\":[\"1\",\"2\"],\"addresses\":[\"city=Bad+Ems&zip=56130\",\"address1=1%3B2\"]}}");
        send(
                "{\"id\":\"S2\",\"attributes\":{\"email\":\"STRASSE@EXAMPLE.org\",\"email_addresses\":[\"straße@example.org\","
                        + "\"zoe\u0308@example.org\",\"a;b@example.org\"]}}");
        send(
                "{\"id\":\"S3\",\"attributes\":{\"email_addresses\":[\"alone@example.org\"],\"phone_numbers\":[\"0 0 0\"]}}");
        String local = "l".repeat(242);
        send("{\"id\":\"S4\",\"attributes\":{\"email\":\"" + local + "@example.org\",\"phone_number\":1234567}}");
        send("{\"id\":\"505\"}");
    }

    private void memberships() {
        send(
                "{\"id\":\"M1\",\"organizations\":{\"3\":{\"permission_id\":\"1\",\"archived\":true,\"assigned\":[\"1\",\"2\","
                        + "\"505\"],\"labels\":[\"a:b\",\"A:b\",\"5\"],\"groups\":[\"x@y\"]},\"42\":{\"followup_status\":null,"
                        + "\"permission_id\":\"4\"}}}");
        ways.job("M1", "{\"organization\":\"42\",\"remove\":true}");
        send("{\"id\":\"M2\",\"organizations\":{\"3\":{\"archived\":false}}}");
        ways.patch("M2", "{\"organization\":\"3\",\"archive\":true}");
        send(
                "{\"id\":\"M3\",\"attributes\":{\"email\":\"gone@example.org\"},\"organizations\":{\"3\":{\"labels\":[\"5\"]}}}");
        ways.job("M3", "{\"delete\":true}");
        send("{\"id\":\"M3\",\"attributes\":{\"country\":\"back\"}}");
    }

    private void send(ObjectNode person) {
        send(person.toString());
    }

    private void send(String person) {
        ApiStack stack = ways.stack();
        TestResponse accepted = stack.post("/v1/jobs?mode=upsert", person, "Content-Type", "application/x-ndjson");
        assertThat(accepted.status()).as(accepted.body()).isBetween(200, 202);
        stack.runWorkers();
        TestResponse results = stack.get(accepted.header("Location") + "/results");
        assertThat(results.body()).containsPattern("\"outcome\":\"(created|changed)\"");
    }
}
