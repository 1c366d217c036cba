package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.TestResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that one request sends whole: {@code POST /v1/jobs} with CSV or NDJSON. */
class WholeFileTest {
    private final ApiStack stack = new ApiStack();
    private final FileClient client = FileClient.of(stack);

    @BeforeEach
    void storePeople() {
        client.store("10", "jo@example.org", "US");
        client.store("11", "kim@example.org", "DE");
    }

    @Test
    void changesEveryPersonByItsOwnRow() {
        String job = client.runToEnd(client.csv(
                "?match=email",
                "email,country,organizations.3.followup_status",
                "JO@example.org,PH,contacted",
                "kim@example.org,,completed",
                "nobody@example.org,FR,contacted"));
        TestResponse status = client.get(job);
        assertThat(status.at("/kind")).isEqualTo("file");
        assertThat(status.at("/state")).isEqualTo("completed");
        assertThat(status.at("/totals/selected")).isEqualTo("3");
        assertThat(status.at("/totals/changed")).isEqualTo("2");
        assertThat(status.at("/totals/not_found")).isEqualTo("1");
        assertThat(client.country("10")).isEqualTo("PH");
        assertThat(client.country("11")).isEqualTo("DE");
        assertThat(client.get("/v1/people/11").at("/organizations/3/followup_status"))
                .isEqualTo("completed");
    }

    @Test
    void createsWhoIsMissingAndUndoTakesThemBack() {
        String job = client.runToEnd(client.csv("?mode=upsert", "id,country", "10,PH", "new-1,FR", "new-2,FR"));
        assertThat(client.get(job).at("/totals/created")).isEqualTo("2");
        assertThat(client.get(job).at("/totals/changed")).isEqualTo("1");
        assertThat(client.country("new-1")).isEqualTo("FR");
        String undo = client.runToEnd(stack.post(job + "/undo", null));
        assertThat(client.get(undo).at("/totals/changed")).isEqualTo("3");
        assertThat(client.get("/v1/people/new-1").status()).isEqualTo(404);
        assertThat(client.country("10")).isEqualTo("US");
    }

    @Test
    void dryRunChangesNobodyAndItsReleaseRunsTheSameRows() {
        String dryRun = client.runToEnd(client.csv("?dry_run=true&mode=upsert", "id,country", "10,PH", "new-1,FR"));
        assertThat(client.get(dryRun).at("/totals/changed")).isEqualTo("1");
        assertThat(client.get(dryRun).at("/totals/created")).isEqualTo("1");
        assertThat(client.country("10")).isEqualTo("US");
        assertThat(client.get("/v1/people/new-1").status()).isEqualTo(404);
        String real = client.runToEnd(stack.post(dryRun + "/release", null));
        assertThat(client.get(real).at("/totals/created")).isEqualTo("1");
        assertThat(client.country("10")).isEqualTo("PH");
        assertThat(client.country("new-1")).isEqualTo("FR");
    }

    @Test
    void holdWaitsForRelease() {
        String job = client.runToEnd(client.csv("?hold=true", "id,country", "10,PH"));
        assertThat(client.get(job).at("/state")).isEqualTo("held");
        assertThat(client.country("10")).isEqualTo("US");
        stack.post(job + "/release", null);
        stack.runWorkers();
        assertThat(client.get(job).at("/state")).isEqualTo("completed");
        assertThat(client.country("10")).isEqualTo("PH");
    }

    @Test
    void limitsOnPeopleAndRefusedRowsEndTheJobBeforeAnybodyIsChanged() {
        String tooMany = client.runToEnd(client.csv("?max_affected=1", "id,country", "10,PH", "11,PH"));
        assertThat(client.get(tooMany).at("/state")).isEqualTo("refused");
        String tooBad = client.runToEnd(client.csv("?max_refused=40%25", "id,country", "10,PH", "nobody,PH"));
        assertThat(client.get(tooBad).at("/state")).isEqualTo("refused");
        assertThat(client.get(tooBad + "/results").lines())
                .anyMatch(line -> line.contains("\"row\":2") && line.contains("no such person"));
        assertThat(client.country("10")).isEqualTo("US");
    }

    @Test
    void lastRowOfPersonCountsAndEarlierOneNamesIt() {
        String job = client.runToEnd(client.csv("", "id,country", "10,PH", "11,FR", "10,IT"));
        assertThat(client.get(job).at("/totals/selected")).isEqualTo("2");
        assertThat(client.get(job).at("/repeated")).isEqualTo("1");
        assertThat(client.country("10")).isEqualTo("IT");
        assertThat(client.get(job + "/results?outcome=repeated").lines())
                .singleElement()
                .asString()
                .contains("\"row\":1", "row 3 names the same person");
    }

    @Test
    void failedRowsComeAsFileThatCanBeMendedAndSentAgain() {
        String job = client.runToEnd(client.csv(
                "?match=email",
                "email,country,score:number",
                "jo@example.org,PH,7",
                "typo@example.org,FR,8",
                "kim@example.org,FR,x"));
        TestResponse failed = client.get(job + "/results?outcome=refused,not_found,failed", "Accept", "text/csv");
        assertThat(failed.lines()).hasSize(3);
        assertThat(failed.lines().getFirst()).isEqualTo("email,country,score:number,row,outcome,reason");
        assertThat(failed.lines().get(1)).startsWith("typo@example.org,FR,8,2,not_found,");
        assertThat(failed.lines().get(2))
                .startsWith("kim@example.org,FR,x,3,refused,")
                .contains("x");
        String mended = client.runToEnd(client.send(
                "POST", "/v1/jobs?match=email", "text/csv", failed.body().replace(",x,", ",9,")));
        assertThat(client.get(mended).at("/totals/changed")).isEqualTo("1");
        assertThat(client.country("11")).isEqualTo("FR");
    }

    @Test
    void onlySenderAndAdminsReadTheColumnsOfTheFile() {
        String job =
                client.runToEnd(client.csv("", "id,country,organizations.3.followup_status", "nobody,FR,contacted"));
        String results = job + "/results?outcome=not_found";
        assertThat(client.get(results, "Accept", "text/csv").lines().getFirst())
                .isEqualTo("id,country,organizations.3.followup_status,row,outcome,reason");
        TestResponse ofUser = client.with(ApiStack.USER_KEY).get(results, "Accept", "text/csv");
        assertThat(ofUser.status()).isEqualTo(200);
        assertThat(ofUser.body()).contains("not_found").doesNotContain("FR,contacted", "followup_status");
    }

    @Test
    void rowThatNamesNobodyByItsAddressTakesNoKeyFromOthers() {
        client.runToEnd(client.csv("", "id,email_addresses", "10,jo@example.org;second@example.org"));
        String job = client.runToEnd(
                client.csv("?match=email", "email,custom_id", "second@example.org,c1", "kim@example.org,c1"));
        assertThat(client.get(job + "/results?outcome=refused").lines())
                .singleElement()
                .asString()
                .contains("\"row\":1", "email second@example.org is not the one that names person 10");
        assertThat(client.get("/v1/people/11").at("/attributes/custom_id")).isEqualTo("c1");
    }

    @Test
    void largeFileIsPlannedByMessage() {
        String[] lines = IntStream.rangeClosed(0, 2_500)
                .mapToObj(row -> row == 0 ? "id,country" : "big-" + row + ",PH")
                .toArray(String[]::new);
        TestResponse accepted = client.csv("?mode=create", lines);
        assertThat(accepted.at("/state")).isEqualTo("planning");
        String job = client.runToEnd(accepted);
        assertThat(client.get(job).at("/state")).isEqualTo("completed");
        assertThat(client.get(job).at("/totals/created")).isEqualTo("2500");
        assertThat(client.country("big-2500")).isEqualTo("PH");
    }

    @Test
    void replaysJobUnderTheSameKeyOnly() {
        TestResponse first =
                client.send("POST", "/v1/jobs", "text/csv", "id,country\n10,PH\n", "Idempotency-Key", "k1");
        TestResponse again =
                client.send("POST", "/v1/jobs", "text/csv", "id,country\n10,PH\n", "Idempotency-Key", "k1");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        TestResponse dryRun = client.send(
                "POST", "/v1/jobs?dry_run=true", "text/csv", "id,country\n10,PH\n", "Idempotency-Key", "k1");
        assertThat(dryRun.status()).isEqualTo(422);
    }

    @Test
    void rejectedFileUsesUpNoKey() {
        TestResponse empty = client.send("POST", "/v1/jobs", "text/csv", "id,country\n", "Idempotency-Key", "k1");
        assertThat(empty.status()).isEqualTo(422);
        TestResponse next = client.send("POST", "/v1/jobs", "text/csv", "id,country\n10,PH\n", "Idempotency-Key", "k1");
        assertThat(next.status()).isEqualTo(202);
    }

    @Test
    void fileThatCannotBeReadToItsEndChangesNobody() {
        TestResponse response = client.csv("?mode=upsert", "id,country", "10,PH", "new-1,\"open");
        assertThat(response.status()).isEqualTo(400);
        assertThat(client.country("10")).isEqualTo("US");
        assertThat(client.get("/v1/people/new-1").status()).isEqualTo(404);
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void badRowsAreRefusedAloneAndInOrder() {
        String job = client.runToEnd(client.ndjson(
                "?mode=upsert",
                "{\"id\":\"new-1\",\"organizations\":{\"3\":{\"permission_id\":\"2\"}}}",
                "oops",
                "{\"id\":\"new-2\",\"attributes\":{\"A\":1}}",
                "{\"id\":\"new-3\",\"organizations\":{\"99\":{\"permission_id\":\"2\"}}}",
                "{\"id\":\"10\",\"attributes\":{\"country\":\"PH\"}}"));
        assertThat(client.get(job + "/results").lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"row\":1", "\"new-1\"", "\"created\""),
                        line -> assertThat(line).contains("\"row\":2", "\"refused\"", "JSON"),
                        line -> assertThat(line).contains("\"row\":3", "\"refused\"", "must be an attribute name"),
                        line -> assertThat(line).contains("\"row\":4", "\"refused\"", "no organization 99"),
                        line -> assertThat(line).contains("\"row\":5", "\"changed\""));
    }

    @Test
    void ndjsonRowIsWhatGetAnswers() {
        String person = client.get("/v1/people/10").body();
        String unchanged = client.runToEnd(client.ndjson("", person));
        assertThat(client.get(unchanged).at("/totals/unchanged")).isEqualTo("1");
        String job = client.runToEnd(client.ndjson("", person.replace("\"US\"", "\"PH\"")));
        assertThat(client.get(job).at("/totals/changed")).isEqualTo("1");
        assertThat(client.country("10")).isEqualTo("PH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?match=phone | 422 | match",
                "?mode=replace | 422 | mode",
                "?max_refused=101%25 | 422 | max_refused",
                "?colums=x | 422 | colums",
                "?dry_run=yes | 422 | dry_run",
                "?type=csv | 422 | application/gzip",
                "?match=email | 422 | email",
            })
    void namesWrongOption(String query, int status, String named) {
        TestResponse response = client.csv(query, "id,country", "10,PH");
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(named);
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void saysHowToSendFileWithCurl() {
        TestResponse form =
                client.send("POST", "/v1/jobs", "application/x-www-form-urlencoded", "id,country10,PH11,FR");
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.at("/detail")).contains("--data-binary", "-T");
        TestResponse joined = client.send("POST", "/v1/jobs", "text/csv", "id,country10,ph11,fr");
        assertThat(joined.status()).isEqualTo(422);
        assertThat(joined.at("/detail")).contains("--data-binary");
    }

    @Test
    void callerWithoutRightsSendsNoFileThatTellsWhoIsThere() {
        stack.grantKey("contact-key", "10");
        TestResponse response = client.with("contact-key").csv("?match=email", "email,country", "kim@example.org,PH");
        assertThat(response.status()).isEqualTo(403);
        assertThat(client.country("11")).isEqualTo("DE");
    }
}
