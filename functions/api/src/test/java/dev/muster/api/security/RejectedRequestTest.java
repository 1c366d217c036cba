package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rejected request changes no person, and a repeated request runs once, at every endpoint. */
class RejectedRequestTest {
    @Test
    void changesNoPerson() {
        changesNoPerson(PlantedEdgeBug.NONE);
    }

    /** Sends requests that are valid except for one unknown member. */
    static void changesNoPerson(PlantedEdgeBug bug) {
        CheckedStack checked = new CheckedStack();
        Stream.concat(ApiEndpoints.json(), Stream.of(ApiEndpoints.xml()))
                .map(endpoint -> endpoint.withBody(withUnknownMember(endpoint.body())))
                .map(endpoint -> TestCredential.DEMO.sign(endpoint, checked.stack))
                .forEach(endpoint -> assertThat(checked.send(endpoint, bug).status())
                        .as(endpoint.toString())
                        .isBetween(400, 499));
    }

    private static String withUnknownMember(String body) {
        return body.startsWith("{")
                ? body.replaceFirst("\\{", "{\"unknown member\":7,")
                : body.replace("<link", "<unknown/><link");
    }

    @Test
    void rejectsKeyWithAnotherQuery() {
        rejectsKeyWithAnotherQuery(PlantedEdgeBug.NONE);
    }

    /** The query decides about the response, so two requests that differ in it are two requests. */
    static void rejectsKeyWithAnotherQuery(PlantedEdgeBug bug) {
        CheckedStack checked = new CheckedStack();
        SentRequest person = TestCredential.DEMO
                .sign(
                        ApiEndpoints.json()
                                .filter(endpoint -> endpoint.address().equals("/apis/v4/people"))
                                .findFirst()
                                .orElseThrow(),
                        checked.stack)
                .with("idempotency-key", "once");
        assertThat(checked.send(person, bug).status()).isEqualTo(201);
        SentRequest other = person.withQuery("fields[person]=first_name");
        assertThat(checked.send(other, bug).status()).isEqualTo(422);
    }

    @Test
    void rejectsReplayAfterLossOfPermission() {
        rejectsReplayAfterLossOfPermission(PlantedEdgeBug.NONE);
    }

    /** A user of organization 3 becomes a contact of it between the request and its repetition. */
    static void rejectsReplayAfterLossOfPermission(PlantedEdgeBug bug) {
        CheckedStack checked = new CheckedStack();
        SentRequest job = SentRequest.json(
                        "POST",
                        "/v1/jobs",
                        "{\"select\":{\"ids\":[\"999\"]},\"changes\":"
                                + "[{\"organization\":\"3\",\"set\":\"followup_status\",\"to\":\"contacted\"}]}")
                .with("authorization", "Bearer " + ApiStack.USER_KEY)
                .with("idempotency-key", "once");
        SentRequest demotion = SentRequest.json(
                "PATCH",
                "/v1/people/2",
                "{\"changes\":[{\"organization\":\"3\",\"set\":\"permission_id\",\"to\":\"2\"}]}");
        assertThat(checked.send(job, bug).status()).isEqualTo(202);
        assertThat(checked.send(TestCredential.DEMO.sign(demotion, checked.stack))
                        .status())
                .isEqualTo(200);
        assertThat(checked.send(job, bug).status()).isEqualTo(403);
    }

    @Test
    void runsRepeatedRequestOnce() {
        runsRepeatedRequestOnce(PlantedEdgeBug.NONE);
    }

    static void runsRepeatedRequestOnce(PlantedEdgeBug bug) {
        CheckedStack checked = new CheckedStack();
        SentRequest job = TestCredential.DEMO
                .sign(ApiEndpoints.json().findFirst().orElseThrow(), checked.stack)
                .with("idempotency-key", "once");
        TestResponse first = checked.send(job, bug);
        TestResponse second = checked.send(job, bug);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
