package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.TestResponse;
import dev.muster.core.job.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the limits of a file in one request, and rows that say almost nothing. */
class FileLimitsTest {
    private final ApiStack stack = new ApiStack();
    private final FileClient client = FileClient.of(stack);

    @BeforeEach
    void storePeople() {
        client.store("10", "jo@example.org", "US");
        client.store("11", "kim@example.org", "DE");
    }

    @Test
    void rowThatNamesAnOrganizationAloneJoinsIt() {
        String job = client.runToEnd(client.ndjson(
                "?mode=upsert",
                "{\"id\":\"new-1\",\"organizations\":{\"3\":{}}}",
                "{\"id\":\"10\",\"organizations\":{\"3\":{}}}"));
        assertThat(client.get(job).at("/totals/created")).isEqualTo("1");
        assertThat(client.get("/v1/people?organization=3").body()).contains("new-1");
        String again =
                client.runToEnd(client.ndjson("?mode=upsert", "{\"id\":\"new-1\",\"organizations\":{\"3\":{}}}"));
        assertThat(client.get(again).at("/totals/unchanged")).isEqualTo("1");
    }

    @Test
    void rejectsMoreRowsThanOneRequestMayHave() {
        String rows = "10,PH\n".repeat(Limits.PART_ROWS + 1);
        TestResponse response = stack.post("/v1/jobs", "id,country\n" + rows, "Content-Type", "text/csv");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.at("/detail")).contains("200000", "divide it into parts");
        assertThat(client.country("10")).isEqualTo("US");
    }
}
