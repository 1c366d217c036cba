package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that comes in parts. */
class FilePartsTest {
    private final ApiStack stack = new ApiStack();
    private final FileClient client = FileClient.of(stack);

    @BeforeEach
    void storePeople() {
        client.store("10", "jo@example.org", "US");
        client.store("11", "kim@example.org", "DE");
    }

    @Test
    void partsInAnyOrderAreOneFile() {
        String job = client.open("{\"match\":\"email\",\"mode\":\"upsert\",\"columns\":{\"Land\":\"country\"}}");
        assertThat(client.get(job).at("/state")).isEqualTo("open");
        assertThat(client.part(job, 2, "Land,email", "IT,jo@example.org").status())
                .isEqualTo(201);
        assertThat(client.part(job, 1, "email,Land", "jo@example.org,PH", "new@example.org,FR")
                        .status())
                .isEqualTo(201);
        assertThat(client.get(job + "/parts").at("/rows")).isEqualTo("3");
        client.runToEnd(client.close(job, 2, 3));
        assertThat(client.get(job).at("/state")).isEqualTo("completed");
        assertThat(client.get(job).at("/totals/created")).isEqualTo("1");
        assertThat(client.get(job).at("/totals/changed")).isEqualTo("1");
        assertThat(client.get(job).at("/repeated")).isEqualTo("1");
        assertThat(client.country("10")).isEqualTo("IT");
        assertThat(client.get(job + "/results?outcome=repeated").body()).contains("\"part\":1,\"row\":1");
    }

    @Test
    void samePartAgainIsOneAndOtherContentIsConflict() {
        String job = client.open("{}");
        TestResponse first = client.part(job, 1, "id,country", "10,PH");
        assertThat(first.status()).isEqualTo(201);
        TestResponse again = client.part(job, 1, "id,country", "10,PH");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/digest")).isEqualTo(first.at("/digest"));
        assertThat(client.part(job, 1, "id,country", "10,FR").status()).isEqualTo(409);
        client.runToEnd(client.close(job, 1, 1));
        assertThat(client.country("10")).isEqualTo("PH");
    }

    @Test
    void lostPartIsNoticedAndCanBeSentStill() {
        String job = client.open("{}");
        client.part(job, 1, "id,country", "10,PH");
        TestResponse early = client.close(job, 2, 2);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("/detail")).contains("2 parts with 2 rows", "1 part with 1 row");
        assertThat(client.get(job).at("/state")).isEqualTo("open");
        client.part(job, 2, "id,country", "11,PH");
        client.runToEnd(client.close(job, 2, 2));
        assertThat(client.country("11")).isEqualTo("PH");
        assertThat(client.close(job, 2, 2).status()).isEqualTo(202);
        assertThat(client.close(job, 3, 2).status()).isEqualTo(409);
        assertThat(client.part(job, 3, "id,country", "11,FR").status()).isEqualTo(409);
    }

    @Test
    void cancelledFileChangesNobody() {
        String job = client.open("{}");
        client.part(job, 1, "id,country", "10,PH");
        assertThat(stack.post(job + "/cancel", null).status()).isBetween(200, 202);
        stack.runWorkers();
        assertThat(client.get(job).at("/state")).isEqualTo("cancelled");
        assertThat(client.part(job, 2, "id,country", "10,PH").status()).isEqualTo(409);
        assertThat(client.close(job, 1, 1).status()).isEqualTo(409);
        assertThat(client.country("10")).isEqualTo("US");
    }

    @Test
    void fileBelongsToWhoOpenedIt() {
        String job = client.open("{}");
        client.part(job, 1, "id,country", "10,PH");
        FileClient other = client.with(ApiStack.USER_KEY);
        assertThat(other.part(job, 2, "id,country", "11,PH").status()).isEqualTo(403);
        assertThat(other.close(job, 1, 1).status()).isEqualTo(403);
        assertThat(other.get(job + "/parts").status()).isEqualTo(403);
        FileClient stranger = client.with(ApiStack.OTHER_KEY);
        assertThat(stranger.part(job, 2, "id,country", "11,PH").status()).isEqualTo(404);
        assertThat(stranger.close(job, 1, 1).status()).isEqualTo(404);
    }

    @Test
    void addressesOfAllPartsAreJudgedTogether() {
        String job = client.open("{\"mode\":\"update\"}");
        client.part(job, 1, "id,email", "10,new@example.org");
        client.part(job, 2, "id,email", "11,NEW@example.org");
        client.runToEnd(client.close(job, 2, 2));
        assertThat(client.get(job).at("/totals/changed")).isEqualTo("1");
        assertThat(client.get(job).at("/totals/refused")).isEqualTo("1");
        assertThat(client.get("/v1/people/10").at("/attributes/email")).isEqualTo("new@example.org");
        assertThat(client.get("/v1/people/11").at("/attributes/email")).isEqualTo("kim@example.org");
    }

    @Test
    void onlyThePrimaryAddressNamesItsPersonWhateverOtherRowsSay() {
        for (int address = 0; address < 8; address++) {
            String person = "two-" + address;
            client.store(person, "first%d@example.org".formatted(address), "US");
            String other = "second%d@example.org".formatted(address);
            client.runToEnd(client.ndjson(
                    "",
                    "{\"id\":\"%s\",\"attributes\":{\"email_addresses\":[\"first%d@example.org\",\"%s\"]}}"
                            .formatted(person, address, other)));
            String job = client.open("{\"match\":\"email\"}");
            client.part(job, 1, "email,country", "first%d@example.org,PH".formatted(address));
            client.part(job, 2, "email,city", other + ",Manila");
            client.runToEnd(client.close(job, 2, 2));
            assertThat(client.get("/v1/people/" + person).at("/attributes/city"))
                    .isEqualTo("absent");
            assertThat(client.country(person)).isEqualTo("PH");
            assertThat(client.get(job + "/results?outcome=refused").body())
                    .contains("email %s is not the one that names person %s, who holds it".formatted(other, person));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | id,country | 422 | from 1 to 1000",
                "1001 | id,country | 422 | from 1 to 1000",
                "1 | id,Land Name | 422 | Land Name",
                "1 | country | 422 | id",
            })
    void namesWhatIsWrongWithPart(int number, String headings, int status, String named) {
        String job = client.open("{}");
        TestResponse response = client.part(job, number, headings, "10,PH");
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(named);
        assertThat(client.get(job + "/parts").at("/rows")).isEqualTo("0");
    }

    @Test
    void emptyFileIsNotClosed() {
        String job = client.open("{}");
        TestResponse closed = client.close(job, 0, 0);
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.at("/detail")).contains("no rows");
        assertThat(client.get(job).at("/state")).isEqualTo("open");
    }
}
