package dev.muster.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client of any dialect reads the jobs that it has made, with its own credential: see docs/dialects/README.md. */
public abstract class DialectReaderContract extends DialectFixture {
    /** Returns the request for this address with the credential of the other request. */
    private static WireRequest reading(String address, WireRequest request) {
        String[] parts = request.address().split("\\?", 2);
        String separator = address.contains("?") ? "&" : "?";
        String signed = parts.length == 2 ? address + separator + parts[1] : address;
        return new WireRequest("GET", signed, request.headers(), null).without("Content-Type");
    }

    private TestResponse read(String address) {
        return send(reading(address, change(List.of("301"))));
    }

    @Test
    void clientFollowsLocationOfItsJob() {
        TestResponse accepted = send(change(List.of("301")).with("Prefer", "respond-async"));
        TestResponse running = read(accepted.header("Location"));
        assertThat(running.status()).as(running.body()).isEqualTo(200);
        assertThat(running.at("/state")).isIn("planning", "running");
        stack.runWorkers();
        TestResponse ended = read(accepted.header("Location"));
        assertThat(ended.at("/totals/changed")).isEqualTo("1");
        assertThat(ended.header("Vary")).contains(varyingHeaders());
        assertThat(ended.header("RateLimit-Policy")).isNotBlank();
        assertThat(ended.at("/links"))
                .isEqualTo("{\"self\":\"%1$s\",\"results\":\"%1$s/results\"}".formatted(accepted.header("Location")));
    }

    @Test
    void clientReadsResultsOfMonitoredJob() {
        String job = jobAddress(send(change(PEOPLE)));
        TestResponse results = read(job + "/results?outcome=changed");
        assertThat(results.status()).as(results.body()).isEqualTo(200);
        assertThat(results.lines()).hasSize(3);
        TestResponse csv =
                send(reading(job + "/results", change(PEOPLE)).without("accept").with("Accept", "text/csv"));
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(read(job).at("/links/results")).isEqualTo(job + "/results");
    }

    @Test
    void otherCredentialsFindNoJob() {
        String job = jobAddress(send(change(List.of("301"))));
        String ofKey = stack.submit(
                        "{\"select\":{\"ids\":[\"302\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Rio\"}]}",
                        "Authorization",
                        "Bearer " + ApiStack.USER_KEY)
                .header("Location");
        assertThat(send(reading(job, asOtherTenant(change(List.of("301"))))).status())
                .isEqualTo(404);
        for (String address : List.of(ofKey, ofKey + "/results", "/v1/jobs/01K00000000000000000000000", "/v1/jobs/x")) {
            TestResponse response = read(address);
            assertThat(response.status()).as(address + response.body()).isEqualTo(404);
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        }
        WireRequest unknown = withUnknownCredential(change(List.of("301")));
        assertThat(send(reading(job, unknown)).status()).isEqualTo(401);
        assertThat(send(new WireRequest("GET", job, Map.of(), null)).status()).isEqualTo(401);
    }

    @Test
    void opensNothingElse() {
        String job = jobAddress(send(change(List.of("301"))));
        List<WireRequest> closed = new ArrayList<>();
        for (String verb : List.of("cancel", "release", "retry", "undo")) {
            closed.add(reading(job + "/" + verb, change(List.of("301"))).withMethod("POST"));
        }
        for (String list : List.of("/v1/jobs", "/v1/people", "/v1/people/301")) {
            closed.add(reading(list, change(List.of("301"))));
        }
        for (WireRequest request : closed) {
            assertThat(send(request).status()).as(request.toString()).isEqualTo(401);
        }
        assertThat(changedIds(ApiStack.DEMO)).containsExactly("301");
    }

    @Test
    void noLinkOrLogHoldsTheCredential() {
        String job = jobAddress(send(change(PEOPLE)));
        for (String address : List.of(job, job + "/results", job + "/results?cursor=x", job + "/results?limit=x")) {
            TestResponse response = read(address);
            for (String secret : secrets()) {
                assertThat(response.headers() + response.body() + stack.log)
                        .as(address)
                        .doesNotContain(secret);
            }
        }
    }
}
