package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.person.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadResultsTest {
    private static final String JOB =
            "{\"select\":{\"ids\":[\"1\",\"nobody\",\"2\"]}," + "\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}";

    private final ApiStack stack = new ApiStack();

    private String results(String job) {
        return stack.submit(job).header("Location") + "/results";
    }

    @Test
    void returnsResultOfEverySelectedPerson() {
        String address = results(JOB);
        assertThat(stack.get(address).lines())
                .containsExactly(
                        "{\"id\":\"1\",\"outcome\":\"pending\",\"reason\":\"\"}",
                        "{\"id\":\"nobody\",\"outcome\":\"pending\",\"reason\":\"\"}",
                        "{\"id\":\"2\",\"outcome\":\"pending\",\"reason\":\"\"}");
        stack.runWorkers();
        TestResponse response = stack.get(address);
        assertThat(response.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(response.headers()).doesNotContainKey("Link");
        assertThat(response.lines())
                .containsExactly(
                        "{\"id\":\"1\",\"outcome\":\"changed\",\"reason\":\"\","
                                + "\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}}",
                        "{\"id\":\"nobody\",\"outcome\":\"not_found\",\"reason\":\"no such person\"}",
                        "{\"id\":\"2\",\"outcome\":\"changed\",\"reason\":\"\","
                                + "\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}}");
    }

    @Test
    void countsOneCallForEachThousandResultsRead() {
        List<String> ids = IntStream.range(0, 2_500).mapToObj(id -> "n" + id).toList();
        String address = results(
                "{\"select\":%s,\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}".formatted(MusterClient.ids(ids)));
        stack.time.pass(Duration.ofSeconds(6));
        assertThat(stack.get(address + "?outcome=changed").header("RateLimit")).isEqualTo("\"calls\";r=997;t=5");
    }

    @Test
    void rendersCsvWhenAccepted() {
        String address = results(JOB);
        stack.runWorkers();
        TestResponse response = stack.get(address, "Accept", "text/csv");
        assertThat(response.header("Content-Type")).startsWith("text/csv");
        assertThat(response.body().replace("\r\n", "\n")).isEqualTo("""
                id,outcome,reason,changes
                1,changed,,"{""city"":{""before"":null,""after"":""Cebu""}}"
                nobody,not_found,no such person,
                2,changed,,"{""city"":{""before"":null,""after"":""Cebu""}}"
                """);
    }

    /** A spreadsheet runs a cell that begins with one of these as a formula. */
    @ParameterizedTest
    @ValueSource(strings = {"+49301", "-2+3", "@SUM"})
    void csvShowsIdsAsText(String id) {
        String address = results(
                "{\"select\":{\"ids\":[\"%s\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}".formatted(id));
        stack.runWorkers();
        assertThat(stack.get(address, "Accept", "text/csv").body()).contains("\r\n'" + id + ",not_found,");
    }

    @Test
    void filtersByOutcome() {
        String address = results(JOB);
        assertThat(stack.get(address + "?outcome=pending").lines()).hasSize(3);
        stack.runWorkers();
        assertThat(stack.get(address + "?outcome=not_found").lines())
                .containsExactly("{\"id\":\"nobody\",\"outcome\":\"not_found\",\"reason\":\"no such person\"}");
        assertThat(stack.get(address + "?outcome=pending").body()).isEmpty();
    }

    @Test
    void namesKnownOutcomes() {
        TestResponse response = stack.get(results(JOB) + "?outcome=done");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/detail"))
                .contains(
                        "names \"done\"",
                        "created, changed, unchanged, not_found, superseded, refused, failed, skipped, repeated, pending");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"changed,done | done", "x y, failed | x y", "changed, | ''", "Changed | Changed", "'' | ''"})
    void quotesUnknownOutcome(String outcomes, String quoted) {
        TestResponse response =
                stack.get(results(JOB) + "?outcome=" + URLEncoder.encode(outcomes, StandardCharsets.UTF_8));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/detail")).contains("names \"" + quoted + "\"");
    }

    @Test
    void returnsSeveralOutcomes() {
        String address = results(JOB);
        stack.runWorkers();
        assertThat(stack.get(address + "?outcome=changed,not_found").lines()).hasSize(3);
        assertThat(stack.get(address + "?outcome=not_found,%20failed").lines()).hasSize(1);
        assertThat(stack.get(address + "?outcome=failed,skipped").lines()).isEmpty();
        assertThat(stack.get(address + "?outcome=changed,changed", "Accept", "text/csv, */*")
                        .lines())
                .hasSize(3)
                .first()
                .isEqualTo("id,outcome,reason,changes");
    }

    @Test
    void limitsLinesOfPage() {
        String address = results(JOB);
        stack.runWorkers();
        List<String> seen = new ArrayList<>();
        String from = address + "?outcome=not_found,changed&limit=1";
        for (String next = from; !next.isEmpty(); next = stack.get(next).next()) {
            assertThat(stack.get(next).lines()).hasSize(1);
            seen.add(TestResponse.at(stack.get(next).lines().getFirst(), "/id"));
        }
        assertThat(seen).containsExactly("1", "nobody", "2");
        String second = stack.get(from).next();
        assertThat(stack.get(second.replace("limit=1", "limit=10000")).lines()).hasSize(2);
        for (String limit : List.of("0", "10001", "x", "")) {
            assertThat(stack.get(address + "?limit=" + limit).status()).isEqualTo(422);
        }
    }

    @Test
    void respondsWith406ForOtherMediaTypes() {
        assertThat(stack.get(results(JOB), "Accept", "application/json").status())
                .isEqualTo(406);
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj("p%d"::formatted).toList();
    }

    private String results(List<String> ids, String change) {
        return results("{\"select\":%s,\"changes\":[%s]}".formatted(MusterClient.ids(ids), change));
    }

    @Test
    void pagesThroughEveryPersonOnce() {
        List<String> ids = people(10_050);
        String address = results(ids, "{\"set\":\"a\",\"to\":1}");
        List<String> seen = new ArrayList<>();
        int pages = 0;
        for (String next = address + "?outcome=pending"; !next.isEmpty(); pages++) {
            TestResponse page = stack.get(next);
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(10_000);
            page.lines().forEach(line -> seen.add(TestResponse.at(line, "/id")));
            next = page.next();
        }
        assertThat(pages).isEqualTo(2);
        assertThat(seen).isEqualTo(ids);

        String next = stack.get(address + "?outcome=pending").next();
        assertThat(stack.get(next.replace("outcome=pending", "outcome=failed")).status())
                .isEqualTo(400);
        assertThat(stack.get(next.replace("outcome=pending&", "").replace("&outcome=pending", ""))
                        .status())
                .isEqualTo(400);
        String foreign = results(JOB);
        assertThat(stack.get(next.replace(address, foreign)).status()).isEqualTo(400);
    }

    /** Lambda limits a response to 6 MB, with the body escaped as a JSON string. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void keepsPagesBelowResponseLimit(String form) {
        List<String> ids = people(450);
        stack.store(ApiStack.DEMO, ids, Set.of(), Map.of("story", "\"".repeat(8_000)));
        String address = results(ids, "{\"set\":\"story\",\"to\":\"%s\"}".formatted("\\u20ac".repeat(2_600)));
        stack.runWorkers();
        List<String> seen = new ArrayList<>();
        int pages = 0;
        for (String next = address; !next.isEmpty(); pages++) {
            TestResponse page = stack.get(next, "Accept", form);
            assertThat(Value.bytes(JsonWriter.write(JsonValue.of(page.body())))).isLessThan(5_000_000);
            page.lines().stream()
                    .filter(line -> !line.startsWith("id,"))
                    .forEach(line ->
                            seen.add(form.equals("text/csv") ? line.split(",", 2)[0] : TestResponse.at(line, "/id")));
            next = page.next();
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(seen).isEqualTo(ids);
    }

    /** CSV holds control characters of a reason as they are, and the response escapes each with six bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void countsEscapesOfControlCharacters(String form) {
        List<String> ids = people(450);
        stack.store(ApiStack.DEMO, ids, Set.of(), Map.of("story", "\u0001".repeat(8_000)));
        String address = results(ids, "{\"set\":\"story\",\"to\":\"x\"}");
        stack.runWorkers();
        int lines = 0;
        for (String next = address; !next.isEmpty(); ) {
            TestResponse page = stack.get(next, "Accept", form);
            assertThat(Value.bytes(JsonWriter.write(JsonValue.of(page.body())))).isLessThan(5_000_000);
            lines += (int) page.lines().stream()
                    .filter(line -> !line.startsWith("id,"))
                    .count();
            next = page.next();
        }
        assertThat(lines).isEqualTo(ids.size());
    }

    @Test
    void respondsInTimeWithEmptyPage() {
        String address = results(people(10_050), "{\"set\":\"a\",\"to\":1}") + "?outcome=failed";
        stack.batchReadTime = Duration.ofSeconds(6);
        int pages = 0;
        for (String next = address; !next.isEmpty(); pages++) {
            Instant begin = stack.time.now();
            TestResponse page = stack.get(next);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).isEmpty();
            assertThat(Duration.between(begin, stack.time.now())).isLessThan(Duration.ofSeconds(28));
            next = page.next();
        }
        assertThat(pages).isEqualTo(2);
    }
}
