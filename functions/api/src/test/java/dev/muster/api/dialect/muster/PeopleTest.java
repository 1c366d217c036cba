package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    private final ApiStack stack = new ApiStack();

    private void store(Map<String, String> attributes) {
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), attributes);
    }

    @Test
    void returnsPersonOfRow() {
        stack.store(ApiStack.DEMO, List.of("12"), Set.of("3"), Map.of());
        new WaysIn(stack)
                .file("{\"id\":\"7\",\"attributes\":{\"last_name\":\"O'Hara\",\"first_name\":\"Zo\u00eb\","
                        + "\"score\":1e2,\"unsubscribed\":false,\"city\":null},\"organizations\":{\"3\":{\"permission_id\":2,"
                        + "\"labels\":[\"9\",\"10\"],\"assigned\":[\"2\",\"12\"],\"cru_status\":\"intern\"}}}");
        assertThat(stack.get("/v1/people/7").body())
                .isEqualTo("{\"id\":\"7\",\"attributes\":{\"first_name\":\"Zo\u00eb\",\"last_name\":\"O'Hara\","
                        + "\"score\":100,\"unsubscribed\":false},\"custom\":{},\"organizations\":{\"3\":{\"permission_id\":\"2\","
                        + "\"followup_status\":null,\"archived\":false,\"assigned\":[\"12\",\"2\"],"
                        + "\"labels\":[\"10\",\"9\"],\"groups\":[],\"cru_status\":\"intern\"}},\"version\":1}");
    }

    @Test
    void omitsOrganizationsPersonHasLeft() {
        store(Map.of());
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
        store(Map.of());
        TestResponse first = stack.get("/v1/people/7");
        assertThat(stack.get("/v1/people/7", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
        new WaysIn(stack).patch("7", WaysIn.set("a", "1"));
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
        store(Map.of("city", "Cebu"));
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
        new WaysIn(stack)
                .file(
                        "{\"id\":\"7\",\"attributes\":{\"city\":\"Cebu\"},\"organizations\":{\"3\":{\"assigned\":[\"2\"]}}}");
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
        store(Map.of("a", "1"));
        String other = "Bearer " + ApiStack.OTHER_KEY;
        assertThat(stack.get("/v1/people/7", "Authorization", other).status()).isEqualTo(404);
        FileClient client = FileClient.of(stack).with(ApiStack.OTHER_KEY);
        String job = client.runToEnd(client.csv("?mode=create", "id,a", "7,2"));
        assertThat(client.get(job).at("/totals/created")).isEqualTo("1");
        assertThat(stack.get("/v1/people/7").at("/attributes/a")).isEqualTo("1");
    }
}
