package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.http.Cursors;
import dev.muster.core.access.Team;
import dev.muster.core.flow.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Two tenants in one stack. Only the first has certain people, jobs, an organization and a team; their texts contain
 * {@code canary}. A test compares the state of the first tenant before and after requests of the other.
 */
final class TwoTenants {
    static final String PERSON = "301";
    static final String ORGANIZATION = "77";
    static final String TEAM = "9";
    static final String CUSTOM_ID = "c-304";
    static final String USED_KEY = "key-of-the-first";
    static final String REQUEST =
            "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"canary-city\"}],\"note\":\"canary-note\"}";

    private final TenantCheck check = new TenantCheck();
    private final PlantedEdgeBug bug;
    final ApiStack stack;
    final String completed;
    final String held;
    final String cancelled;
    final String cursor;
    final String peopleCursor;

    TwoTenants() {
        this(PlantedEdgeBug.NONE);
    }

    TwoTenants(PlantedEdgeBug bug) {
        this(bug::ports, bug);
    }

    /** Builds the tenants over the ports that {@code replace} makes of those in memory. */
    TwoTenants(UnaryOperator<Ports> replace, PlantedEdgeBug bug) {
        this.bug = bug;
        this.stack = ApiStack.withPorts(ports -> check.over(replace.apply(ports)));
        stack.time.meanwhile(stack::runWorkers);
        stack.ports.access().addOrganization(ApiStack.DEMO, ORGANIZATION);
        stack.ports.access().addTeam(ApiStack.DEMO, new Team(TEAM, "canary-team"));
        stack.store(
                ApiStack.DEMO,
                List.of(PERSON, "302", "303"),
                Set.of("3", "42", ORGANIZATION),
                Map.of("country", "canary-country", "first_name", "canary-name"));
        stack.store(
                ApiStack.DEMO,
                List.of("304"),
                Set.of("3"),
                Map.of("custom_id", CUSTOM_ID, "email", "canary@example.org"));
        completed = job(REQUEST);
        held = job(REQUEST.replace("\"note\"", "\"hold\":true,\"note\""));
        cancelled = job(REQUEST.replace("\"note\"", "\"hold\":true,\"note\""));
        stack.post("/v1/jobs/" + cancelled + "/cancel", null);
        stack.runWorkers();
        cursor = first("/v1/jobs?limit=1").at("/next");
        peopleCursor = first("/v1/people?limit=1").at("/next");
    }

    private String job(String body) {
        TestResponse response = stack.send(
                "POST",
                "/v1/jobs",
                body,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                body.equals(REQUEST) ? USED_KEY : USED_KEY + body.length() + stack.log.size());
        assertThat(response.status()).as(response.body()).isEqualTo(202);
        stack.runWorkers();
        return response.at("/id");
    }

    private TestResponse first(String address) {
        TestResponse response = stack.get(address);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response;
    }

    /** Returns a cursor of the first tenant for the results of the job. */
    static String resultsCursor(String job) {
        return new Cursors("a signing key").write(ApiStack.DEMO, "GET /v1/jobs/" + job + "/results?outcome=", "0/1");
    }

    /** Sends a request of the other tenant, during which only its own data may be touched. */
    TestResponse sendAsOther(SentRequest sent) {
        SentRequest signed = TestCredential.OTHER.sign(sent, stack);
        check.expectOnly(ApiStack.OTHER);
        try {
            return bug.send(signed, stack);
        } finally {
            check.allowAll();
        }
    }

    /** Sends a request of the first tenant while only the other tenant's data may be touched. */
    void sendAsFirst(SentRequest sent) {
        SentRequest signed = TestCredential.DEMO.sign(sent, stack);
        check.expectOnly(ApiStack.OTHER);
        signed.sendTo(stack);
        check.allowAll();
    }

    List<String> violations() {
        return check.violations();
    }

    /** Reads everything that the first tenant can see. */
    List<String> stateOfFirst() {
        List<String> all = new ArrayList<>(List.of(
                first("/v1/jobs").body(),
                first("/v1/people?limit=100").body(),
                stack.ports.access().teams(ApiStack.DEMO).toString()));
        List.of(PERSON, "302", "303", "304", "1", "2")
                .forEach(id -> all.add(first("/v1/people/" + id + "?history").body()));
        List.of(completed, held, cancelled)
                .forEach(id -> all.add(first("/v1/jobs/" + id + "/results").body()));
        return all;
    }
}
