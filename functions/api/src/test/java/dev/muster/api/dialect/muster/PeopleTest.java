package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    private final ApiStack stack = new ApiStack();

    private TestResponse ndjson(String rows, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/x-ndjson";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return stack.post("/v1/people/import", rows, all);
    }

    private TestResponse csv(String rows) {
        return stack.post("/v1/people/import", rows, "Content-Type", "text/csv; charset=utf-8; header=present");
    }

    @Test
    void returnsImportedPerson() {
        TestResponse response =
                ndjson("{\"id\":\"7\",\"attributes\":{\"last_name\":\"O'Hara\",\"first_name\":\"Zo\u00eb\","
                        + "\"score\":1e2,\"unsubscribed\":false,\"city\":null},\"organizations\":{\"3\":{\"permission_id\":2,"
                        + "\"labels\":[\"9\",\"10\"],\"assigned\":[\"2\",\"12\"],\"cru_status\":\"intern\"}}}\n");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(response.body()).isEqualTo("{\"row\":1,\"id\":\"7\",\"outcome\":\"created\",\"reason\":\"\"}\n");
        assertThat(stack.get("/v1/people/7").body())
                .isEqualTo("{\"id\":\"7\",\"attributes\":{\"first_name\":\"Zo\u00eb\",\"last_name\":\"O'Hara\","
                        + "\"score\":100,\"unsubscribed\":false},\"custom\":{},\"organizations\":{\"3\":{\"permission_id\":\"2\","
                        + "\"followup_status\":null,\"archived\":false,\"assigned\":[\"12\",\"2\"],"
                        + "\"labels\":[\"10\",\"9\"],\"groups\":[],\"cru_status\":\"intern\"}},\"version\":1}");
    }

    @Test
    void importsCsv() {
        TestResponse response = csv("id,first_name,city,organizations.3.permission_id,organizations.3.assigned\r\n"
                + "7,\"Zo\u00eb \"\"Z\"\"\",\"a,\r\nb\",2,12;14\r\n8,,,,\r\n");
        assertThat(response.lines())
                .containsExactly(
                        "{\"row\":1,\"id\":\"7\",\"outcome\":\"created\",\"reason\":\"\"}",
                        "{\"row\":2,\"id\":\"8\",\"outcome\":\"created\",\"reason\":\"\"}");
        TestResponse person = stack.get("/v1/people/7");
        assertThat(person.at("/attributes/first_name")).isEqualTo("Zo\u00eb \"Z\"");
        assertThat(person.at("/attributes/city")).isEqualTo("a,\r\nb");
        assertThat(person.at("/organizations/3/assigned")).isEqualTo("[\"12\",\"14\"]");
        assertThat(stack.get("/v1/people/8").at("/organizations")).isEqualTo("{}");
    }

    @Test
    void reportsEveryRowInOrder() {
        String rows = """
                {"id":"7"}

                oops
                {"id":"7","attributes":{"a":1}}
                {"id":"8","attributes":{"A":1}}
                {"id":"9","organizations":{"99":{}}}
                {"id":"1","attributes":{"a":1}}
                """;
        assertThat(ndjson(rows).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"row\":1,\"id\":\"7\",\"outcome\":\"refused\"", "row 3"),
                        line -> assertThat(line).contains("\"row\":2,\"id\":null,\"outcome\":\"refused\"", "not JSON"),
                        line -> assertThat(line).contains("\"row\":3,\"id\":\"7\",\"outcome\":\"created\""),
                        line -> assertThat(line)
                                .contains("\"row\":4,\"id\":\"8\",\"outcome\":\"refused\"", "/attributes/A"),
                        line -> assertThat(line).contains("\"row\":5,\"id\":\"9\",\"outcome\":\"refused\"", "99"),
                        line -> assertThat(line).contains("\"row\":6,\"id\":\"1\",\"outcome\":\"replaced\""));
    }

    @Test
    void omitsOrganizationsPersonHasLeft() {
        ndjson("{\"id\":\"7\",\"organizations\":{\"3\":{\"permission_id\":\"2\"}}}");
        stack.send(
                "PATCH",
                "/v1/people/7",
                "{\"changes\":[{\"organization\":\"3\",\"remove\":true}]}",
                "Content-Type",
                "application/json");
        assertThat(stack.get("/v1/people/7").at("/organizations")).isEqualTo("{}");
    }

    @Test
    void tagsPersonWithVersion() {
        ndjson("{\"id\":\"7\"}");
        TestResponse first = stack.get("/v1/people/7");
        assertThat(stack.get("/v1/people/7", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
        ndjson("{\"id\":\"7\",\"attributes\":{\"a\":1}}");
        assertThat(stack.get("/v1/people/7", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tagsPeopleOfTwoTenantsApart() {
        TestResponse own = stack.get("/v1/people/1");
        TestResponse other = stack.get("/v1/people/1", "Authorization", "Bearer " + ApiStack.OTHER_KEY);
        assertThat(other.at("/version")).isEqualTo(own.at("/version"));
        assertThat(other.header("ETag")).isNotEqualTo(own.header("ETag"));
        assertThat(own.header("Cache-Control")).isEqualTo("no-store");
        assertThat(own.header("Vary")).contains("Authorization");
    }

    @Test
    void returnsUndoneValuesWithTheirUndo() {
        ndjson("{\"id\":\"7\",\"attributes\":{\"city\":\"Cebu\"}}");
        long first = stack.person(ApiStack.DEMO, "7").orElseThrow().born();
        String job = stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Davao\"}]}")
                .at("/id");
        stack.runWorkers();
        String undo = stack.post("/v1/jobs/" + job + "/undo", "").at("/id");
        stack.runWorkers();

        assertThat(stack.get("/v1/people/7?history").at("/history/city"))
                .isEqualTo("{\"value\":\"Cebu\",\"of\":%d,\"by\":%s,\"earlier\":[{\"value\":null,\"of\":0}],"
                                .formatted(first, stack.get("/v1/jobs/" + undo).at("/sequence"))
                        + "\"undone\":[{\"value\":\"Davao\",\"of\":%s,\"undone_by\":%s}]}"
                                .formatted(
                                        stack.get("/v1/jobs/" + job).at("/sequence"),
                                        stack.get("/v1/jobs/" + undo).at("/sequence")));
    }

    @Test
    void returnsHistoryOfRegisters() {
        ndjson("{\"id\":\"7\",\"attributes\":{\"city\":\"Cebu\"},\"organizations\":{\"3\":{\"assigned\":[\"2\"]}}}");
        long first = stack.person(ApiStack.DEMO, "7").orElseThrow().born();
        stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Davao\"},"
                + "{\"organization\":\"3\",\"remove\":true}]}");
        stack.runWorkers();
        TestResponse plain = stack.get("/v1/people/7");
        TestResponse response = stack.get("/v1/people/7?history");
        assertThat(response.body())
                .startsWith(plain.body().substring(0, plain.body().length() - 1) + ",\"history\":{");
        assertThat(response.at("/history/city"))
                .isEqualTo("{\"value\":\"Davao\",\"of\":%d,\"by\":%d,".formatted(first + 1, first + 1)
                        + "\"earlier\":[{\"value\":\"Cebu\",\"of\":%d},{\"value\":null,\"of\":0}],\"undone\":[]}"
                                .formatted(first));
        assertThat(response.body())
                .contains("\"org/3/assigned/2\":{\"value\":true,\"of\":%d,\"by\":%d,".formatted(first, first))
                .contains(
                        "\"org/3/removed\":{\"value\":true,\"of\":%d,\"by\":%d,\"earlier\":[{\"value\":null,\"of\":0}],"
                                .formatted(first + 1, first + 1));
        assertThat(response.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(stack.get("/v1/people/7?history=true", "If-None-Match", response.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(stack.get("/v1/people/7?history", "If-None-Match", plain.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history=false", "history=1", "history&history", "fields=a"})
    void rejectsInvalidQueries(String query) {
        assertThat(stack.get("/v1/people/1?" + query).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a%20b", "%00", "..", "a%2Fb"})
    void respondsWith404ForUnknownPerson(String id) {
        assertThat(stack.get("/v1/people/" + id).status()).isEqualTo(404);
    }

    @Test
    void separatesTenants() {
        ndjson("{\"id\":\"7\",\"attributes\":{\"a\":1}}");
        String other = "Bearer " + ApiStack.OTHER_KEY;
        assertThat(stack.get("/v1/people/7", "Authorization", other).status()).isEqualTo(404);
        assertThat(ndjson("{\"id\":\"7\"}", "Authorization", other).body()).contains("created");
        assertThat(stack.get("/v1/people/7").at("/attributes/a")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\r\n \r\n"})
    void rejectsImportWithoutRows(String body) {
        assertThat(ndjson(body).status()).isEqualTo(422);
    }

    @Test
    void storesNoRowOfInvalidCsv() {
        TestResponse response = csv("id,first_name\r\n7,Jo\r\n8,\"open\r\n");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.at("/detail")).contains("row 2", "line");
        assertThat(stack.get("/v1/people/7").status()).isEqualTo(404);
        assertThat(csv("id\r\n").status()).isEqualTo(422);
        assertThat(csv("name\r\nJo\r\n").status()).isEqualTo(422);
    }

    @Test
    void storesNoRowOfImportAboveLimit() {
        TestResponse response = csv("id\r\n" + "7\r\n".repeat(50_001));
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/detail")).contains("50000");
        assertThat(stack.get("/v1/people/7").status()).isEqualTo(404);
    }

    @Test
    void rejectsOtherMediaTypes() {
        TestResponse response = stack.post("/v1/people/import", "[]", "Content-Type", "application/json");
        assertThat(response.status()).isEqualTo(415);
        assertThat(response.at("/detail")).contains("application/x-ndjson", "text/csv");
        assertThat(stack.post("/v1/people/import", "{}").status()).isEqualTo(415);
    }

    @Test
    void replaysResponseForRepeatedKey() {
        TestResponse first = ndjson("{\"id\":\"7\"}", "Idempotency-Key", "k-1");
        TestResponse second = ndjson("{\"id\":\"7\"}", "Idempotency-Key", "k-1");
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(second.body()).isEqualTo(first.body()).contains("created");
        assertThat(ndjson("{\"id\":\"7\"}", "Idempotency-Key", "k-2").body()).contains("replaced");
    }

    @Test
    void rejectsKeyWithOtherRows() {
        ndjson("{\"id\":\"7\"}", "Idempotency-Key", "k-1");
        TestResponse response = ndjson("{\"id\":\"8\"}", "Idempotency-Key", "k-1");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/code")).isEqualTo("key_reused");
        assertThat(stack.get("/v1/people/8").status()).isEqualTo(404);
        assertThat(ndjson("{\"id\":\"8\"}", "Idempotency-Key", "two words").status())
                .isEqualTo(400);
    }

    @Test
    void storesNoRejectedResponse() {
        assertThat(ndjson("", "Idempotency-Key", "k-1").status()).isEqualTo(422);
        assertThat(ndjson("{\"id\":\"7\"}", "Idempotency-Key", "k-1").status()).isEqualTo(200);
    }

    @Test
    void namesRowLimitOfKeys() {
        String rows = "{\"id\":\"7\"}\n".repeat(1_001);
        TestResponse response = ndjson(rows, "Idempotency-Key", "k-1");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/detail")).contains("1000", "1001");
        assertThat(ndjson(rows).status()).isEqualTo(200);
    }
}
