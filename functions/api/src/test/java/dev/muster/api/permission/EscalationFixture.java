package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Person;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Admin 1 and user 2 of the organizations 3 and 42, with requests of both. */
abstract class EscalationFixture {
    static final String ADMIN_EMAIL = "ada@example.org";
    final ApiStack stack = ApiStack.withLocalAccounts();
    final Credentials admin = Credentials.grant(stack, "1", ApiStack.ISSUED);
    final Credentials user = Credentials.grant(stack, "2", ApiStack.ISSUED);

    @BeforeEach
    void giveAdminAnAddress() {
        stack.time.meanwhile(stack::runWorkers);
        assertThat(patch(admin, "1", set("email", ADMIN_EMAIL)).status()).isEqualTo(200);
    }

    static String set(String attribute, String value) {
        return "{\"set\":\"%s\",\"to\":\"%s\"}".formatted(attribute, value);
    }

    static String setIn(String organization, String attribute, String value) {
        return "{\"organization\":\"%s\",\"set\":\"%s\",\"to\":\"%s\"}".formatted(organization, attribute, value);
    }

    TestResponse send(String method, String address, String body, Map<String, String> headers) {
        return stack.send(method, address, body, headers);
    }

    TestResponse get(Credentials credentials, String address) {
        return send("GET", address, null, credentials.muster());
    }

    TestResponse patch(Credentials credentials, String person, String change) {
        return send("PATCH", "/v1/people/" + person, "{\"changes\":[" + change + "]}", credentials.muster());
    }

    TestResponse submit(Credentials credentials, String person, String change, String options) {
        String body = "{\"select\":{\"ids\":[\"%s\"]},\"changes\":[%s]%s}".formatted(person, change, options);
        return send("POST", "/v1/jobs", body, credentials.muster());
    }

    /** Submits a job, runs it, and returns its address. */
    String run(Credentials credentials, String person, String change, String options) {
        TestResponse response = submit(credentials, person, change, options);
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        stack.runWorkers();
        return "/v1/jobs/" + response.at("/id");
    }

    /** Runs a verb on the job and the job that it creates, and returns the address of the latter. */
    String runVerb(Credentials credentials, String job, String verb) {
        TestResponse response = act(credentials, job, verb);
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        stack.runWorkers();
        return "/v1/jobs/" + response.at("/id");
    }

    TestResponse act(Credentials credentials, String job, String verb) {
        return send("POST", job + "/" + verb, null, credentials.muster());
    }

    void assertRefused(String job) {
        TestResponse totals = get(admin, job);
        assertThat(totals.at("/totals/refused")).as(totals.body()).isEqualTo("1");
        assertThat(get(admin, job + "/results").at("/reason")).contains("admin or owner");
    }

    /** Sends a file of one row. */
    TestResponse file(Credentials credentials, String mode, String row) {
        Map<String, String> headers = new HashMap<>(credentials.muster());
        headers.put("content-type", "application/x-ndjson");
        return send("POST", "/v1/jobs?mode=" + mode, row, headers);
    }

    /** Runs a file of one row, and returns the result of the row. */
    TestResponse row(Credentials credentials, String mode, String row) {
        TestResponse accepted = file(credentials, mode, row);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        stack.runWorkers();
        return get(admin, "/v1/jobs/" + accepted.at("/id") + "/results");
    }

    TestResponse merge(Credentials credentials, String attributes, String included) {
        String body = "{\"data\":{\"type\":\"person\",\"attributes\":{%s}},\"included\":[%s]}"
                .formatted(attributes, included);
        return send("POST", "/apis/v4/people", body, credentials.missionHub());
    }

    static String email(String address) {
        return "{\"type\":\"email\",\"attributes\":{\"email\":\"" + address + "\"}}";
    }

    Person person(String id) {
        return stack.person(ApiStack.DEMO, id).orElseThrow();
    }
}
