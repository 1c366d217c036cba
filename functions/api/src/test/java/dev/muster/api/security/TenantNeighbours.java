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
 * Two tenants under one roof. The first has people, jobs, an organization and a team that the other has not, each with
 * the word {@code canary} in it; everything of the first is looked at before and after the other has its turn.
 */
final class TenantNeighbours {
    static final String PERSON = "301";
    static final String ORGANIZATION = "77";
    static final String TEAM = "9";
    static final String CUSTOM_ID = "c-304";
    static final String USED = "key-of-the-first";
    static final String REQUEST =
            "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"canary-city\"}],\"note\":\"canary-note\"}";

    private final TenantWatch watch = new TenantWatch();
    private final PlantedEdgeBug bug;
    final ApiStack walk;
    final String done;
    final String held;
    final String cancelled;
    final String cursor;
    final String peopleCursor;

    TenantNeighbours() {
        this(PlantedEdgeBug.NONE);
    }

    TenantNeighbours(PlantedEdgeBug bug) {
        this(bug::ports, bug);
    }

    /** Over ports made of those in memory. */
    TenantNeighbours(UnaryOperator<Ports> under, PlantedEdgeBug bug) {
        this.bug = bug;
        this.walk = ApiStack.watched(ports -> watch.over(under.apply(ports)));
        walk.time.meanwhile(walk::work);
        walk.ports.access().addOrganization(ApiStack.DEMO, ORGANIZATION);
        walk.ports.access().addTeam(ApiStack.DEMO, new Team(TEAM, "canary-team"));
        walk.store(
                ApiStack.DEMO,
                List.of(PERSON, "302", "303"),
                Set.of("3", "42", ORGANIZATION),
                Map.of("country", "canary-country", "first_name", "canary-name"));
        walk.store(
                ApiStack.DEMO,
                List.of("304"),
                Set.of("3"),
                Map.of("custom_id", CUSTOM_ID, "email", "canary@example.org"));
        done = job(REQUEST);
        held = job(REQUEST.replace("\"note\"", "\"hold\":true,\"note\""));
        cancelled = job(REQUEST.replace("\"note\"", "\"hold\":true,\"note\""));
        walk.post("/v1/jobs/" + cancelled + "/cancel", null);
        walk.work();
        cursor = first("/v1/jobs?limit=1").at("/next");
        peopleCursor = first("/v1/people?limit=1").at("/next");
    }

    private String job(String body) {
        TestResponse answer = walk.send(
                "POST",
                "/v1/jobs",
                body,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                body.equals(REQUEST) ? USED : USED + body.length() + walk.log.size());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        walk.work();
        return answer.at("/id");
    }

    private TestResponse first(String address) {
        TestResponse answer = walk.get(address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** A cursor of the first tenant for the results of that job, as it might have been given. */
    static String resultsCursor(String job) {
        return new Cursors("a signing key").write(ApiStack.DEMO, "GET /v1/jobs/" + job + "/results?outcome=", "0/1");
    }

    /** The other tenant's turn, and nobody else's. */
    TestResponse other(SentRequest sent) {
        SentRequest signed = TestCredential.OTHER.on(sent, walk);
        watch.only(ApiStack.OTHER);
        try {
            return bug.send(signed, walk);
        } finally {
            watch.everybody();
        }
    }

    /** The first tenant's request while it is the other's turn. */
    void mistake(SentRequest sent) {
        SentRequest signed = TestCredential.DEMO.on(sent, walk);
        watch.only(ApiStack.OTHER);
        signed.to(walk);
        watch.everybody();
    }

    List<String> violations() {
        return watch.violations();
    }

    /** All that the first tenant has, as it sees it. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(
                first("/v1/jobs").body(),
                first("/v1/people?limit=100").body(),
                walk.ports.access().teams(ApiStack.DEMO).toString()));
        List.of(PERSON, "302", "303", "304", "1", "2")
                .forEach(id -> all.add(first("/v1/people/" + id + "?history").body()));
        List.of(done, held, cancelled)
                .forEach(id -> all.add(first("/v1/jobs/" + id + "/results").body()));
        return all;
    }
}
