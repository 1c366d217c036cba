package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.FileClient;
import dev.muster.api.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The failed rows of every kind of file come as CSV, are mended and sent again with the same options. */
class MendedRowsTest {
    private static final String FAILED = "/results?outcome=refused,not_found,failed";

    private final ApiStack stack = new ApiStack();
    private final FileClient client = FileClient.of(stack);

    @BeforeEach
    void storePeople() {
        client.store("10", "jo@example.org", "US");
        client.store("11", "kim@example.org", "DE");
        client.store("12", "lu@example.org", "FR");
    }

    private String failedRows(String job) {
        TestResponse failed = client.get(job + FAILED, "Accept", "text/csv");
        assertThat(failed.status()).isEqualTo(200);
        return failed.body();
    }

    private void assertAllChanged(String job, int people) {
        assertThat(client.get(job).at("/totals/selected")).isEqualTo(Integer.toString(people));
        assertThat(client.get(job).at("/totals/changed")).isEqualTo(Integer.toString(people));
        assertThat(failedRows(job).lines().skip(1)).isEmpty();
    }

    @Test
    void fileWithSemicolonsAndItsOwnHeadings() {
        String query = "?match=email&columns=%7B%22E-Mail%22%3A%22email%22%2C%22Punkte%22%3A%22score%3Anumber%22%2C"
                + "%22Notiz%22%3A%22%22%2C%22Land%22%3A%22country%22%7D";
        String job = client.runToEnd(client.csv(
                query,
                "E-Mail;Land;Punkte;Notiz",
                "jo@example.org;PH;7;",
                "typo@example.org;IT;8;\"a;b\"",
                "kim@example.org;IT;viele;ruft an"));
        assertThat(client.get(job + FAILED).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("{\"row\":2,\"email\":\"typo@example.org\",\"outcome\":\"not_found\""),
                        line -> assertThat(line)
                                .startsWith("{\"row\":3,\"email\":\"kim@example.org\",\"outcome\":\"refused\"")
                                .contains("Punkte", "viele"));
        String failed = failedRows(job);
        assertThat(failed.lines().findFirst()).contains("E-Mail,Land,Punkte,Notiz,row,outcome,reason");
        String mended = failed.replace("typo@", "lu@").replace(",viele,", ",9,");
        assertAllChanged(client.runToEnd(client.send("POST", "/v1/jobs" + query, "text/csv", mended)), 2);
        assertThat(client.country("12")).isEqualTo("IT");
        assertThat(client.get("/v1/people/11").at("/attributes/score")).isEqualTo("9");
        assertThat(client.get("/v1/people/12").body()).doesNotContain("a;b");
    }

    @Test
    void rowsOfNdjsonComeBackAsCsv() {
        client.runToEnd(client.ndjson("", "{\"id\":\"12\",\"attributes\":{\"custom_id\":\"crm-12\"}}"));
        String job = client.runToEnd(client.ndjson(
                "?match=custom_id",
                "{\"custom_id\":\"crm-12\",\"attributes\":{\"score\":7},\"custom\":{\"Shoe Size\":42},"
                        + "\"organizations\":{\"3\":{\"labels\":[\"5\",\"a b\"]}}}",
                "{\"custom_id\":\"crm-13\",\"attributes\":{\"score\":8}}"));
        assertThat(client.get(job + FAILED).lines())
                .anyMatch(line -> line.startsWith("{\"row\":2,\"custom_id\":\"crm-13\",\"outcome\":\"not_found\""));
        String mended = failedRows(job).replace("a b", "6").replace("crm-13", "CRM-12");
        String again = client.runToEnd(client.send("POST", "/v1/jobs?match=custom_id", "text/csv", mended));
        assertThat(client.get(again).at("/totals/changed")).isEqualTo("1");
        assertThat(client.get(again).at("/repeated")).isEqualTo("1");
        assertThat(client.get("/v1/people/12").at("/attributes/score")).isEqualTo("8");
    }

    @Test
    void rowsOfPartsNameTheirPart() {
        String options = "{\"match\":\"email\",\"columns\":{\"Mail\":\"email\",\"Punkte\":\"score:number\"}}";
        String job = client.open(options);
        client.part(job, 1, "Mail;Punkte", "jo@example.org;7");
        client.part(job, 2, "Mail\tPunkte", "kim@example.org\tacht", "typo@example.org\t9");
        client.runToEnd(client.close(job, 2, 3));
        assertThat(client.get(job + FAILED).lines())
                .anyMatch(line ->
                        line.startsWith("{\"part\":2,\"row\":1,\"email\":\"kim@example.org\",\"outcome\":\"refused\""))
                .anyMatch(line -> line.startsWith(
                        "{\"part\":2,\"row\":2,\"email\":\"typo@example.org\",\"outcome\":\"not_found\""));
        String failed = failedRows(job);
        assertThat(failed).contains("1 of part 2,refused", "2 of part 2,not_found");
        String again = client.open(options);
        String mended = failed.replace("acht", "8").replace("typo@", "lu@");
        assertThat(client.send("PUT", again + "/parts/1", "text/csv", mended).status())
                .isEqualTo(201);
        client.runToEnd(client.close(again, 1, 2));
        assertAllChanged(again, 2);
        assertThat(client.get("/v1/people/12").at("/attributes/score")).isEqualTo("9");
    }

    @Test
    void keyOfRowIsShownToSenderAndAdminsOnly() {
        String job = client.runToEnd(
                client.csv("?match=email", "email,organizations.3.followup_status", "jo@example.org,contacted"));
        assertThat(client.get(job + "/results").body())
                .startsWith("{\"row\":1,\"id\":\"10\",\"email\":\"jo@example.org\",\"outcome\":\"changed\"");
        TestResponse ofUser = client.with(ApiStack.USER_KEY).get(job + "/results");
        assertThat(ofUser.status()).isEqualTo(200);
        assertThat(ofUser.body()).startsWith("{\"row\":1,\"id\":\"10\",\"outcome\":\"changed\"");
    }
}
