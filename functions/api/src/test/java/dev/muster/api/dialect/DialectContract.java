package dev.muster.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.engine.Engine;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.flow.AdminRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The rules that every dialect shares whose clients expect a finished job in the response: see docs/dialects/README.md.
 */
public abstract class DialectContract extends DialectWaitContract {
    private static final int BODY = 6 * 1024 * 1024;
    private static final Command JOB = new Command(
            Selection.Ids.of(List.of("301")),
            new Change.Assignments(List.of(new Assignment(Path.attribute("city"), Value.of("Rio")))));

    @Test
    void respondsAfterJobHasEnded() {
        TestResponse response = send(change(List.of("301", "302")));
        assertThat(response.status()).as(response.body()).isEqualTo(successStatus());
        assertThat(changedIds(ApiStack.DEMO)).containsExactly("301", "302");
        TestResponse job = job(jobAddress(response));
        assertThat(job.at("/state")).isEqualTo("completed");
        assertThat(job.at("/totals/changed")).isEqualTo("2");
        assertThat(response.headers()).doesNotContainKeys("Location", "Preference-Applied", "Idempotency-Replayed");
    }

    @Test
    void succeedsWhenNothingIsLeftToChange() {
        send(change(List.of("301", "302")));
        TestResponse again = send(change(List.of("301", "302")));
        assertThat(again.status()).as(again.body()).isEqualTo(successStatus());
        assertThat(changedIds(ApiStack.DEMO)).containsExactly("301", "302");
    }

    @Test
    void forbidsCachesToStoreOrShareAnyResponse() {
        WireRequest request = change(List.of("301"));
        for (WireRequest each : List.of(request, request.withBody("{"), withUnknownCredential(request))) {
            TestResponse response = send(each);
            assertThat(response.header("Cache-Control")).as(response.toString()).contains("no-store");
            assertThat(response.header("Vary").split(", "))
                    .as(response.toString())
                    .contains(varyingHeaders());
        }
    }

    @Test
    void rejectsEmptySelection() {
        emptySelections().forEach(request -> assertRejected(send(request), invalidStatus()));
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void replaysResponseForRepeatedKey() {
        TestResponse first = send(change(List.of("301")).with("Idempotency-Key", "k-1"));
        TestResponse second = send(change(List.of("301")).with("Idempotency-Key", "k-1"));
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(second.status()).as(second.body()).isEqualTo(successStatus());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(jobAddress(second)).isEqualTo(jobAddress(first));
    }

    @Test
    void rejectsKeyWithAnotherRequest() {
        TestResponse first = send(change(List.of("301")).with("Idempotency-Key", "k-1"));
        TestResponse second = send(otherChange().with("Idempotency-Key", "k-1"));
        assertThat(second.status()).as(second.body()).isEqualTo(invalidStatus());
        assertErrorForm(second);
        assertThat(changedIds(ApiStack.DEMO)).containsExactly("301");
        assertThat(first.status()).isEqualTo(successStatus());
    }

    @Test
    void rejectsMalformedKey() {
        TestResponse response = send(change(List.of("301")).with("Idempotency-Key", "two words"));
        assertRejected(response, 400);
    }

    @Test
    void servesPathWithAndWithoutTrailingSlash() {
        TestResponse response = send(change(List.of("301")).withOtherSlash());
        assertThat(response.status()).as(response.body()).isEqualTo(successStatus());
        assertThat(changedIds(ApiStack.DEMO)).containsExactly("301");
    }

    @Test
    void namesBodyLimit() {
        TestResponse response = send(change(List.of("301")).withBody(" ".repeat(BODY + 1)));
        assertThat(response.status()).isIn(400, 413);
        assertRejected(response, response.status());
        assertThat(response.body()).contains(Integer.toString(BODY));
    }

    @Test
    void namesIdLimit() {
        TestResponse response = send(selecting(100_001));
        assertThat(response.status()).isIn(400, 413);
        assertRejected(response, response.status());
        assertThat(response.body()).contains("100000");
    }

    @Test
    void namesNestingLimit() {
        TestResponse response = send(nestedBody(33));
        assertThat(response.status()).isIn(400, 413);
        assertRejected(response, response.status());
        assertThat(response.body()).contains("32");
    }

    @Test
    void rejectsMissingAndUnknownCredentials() {
        assertRejected(send(withoutCredential(change(List.of("301")))), 401);
        assertRejected(send(withUnknownCredential(change(List.of("301")))), 401);
    }

    @Test
    void changesOnlyPeopleOfOwnTenant() {
        TestResponse response = send(asOtherTenant(change(List.of("301"))));
        assertThat(response.status()).as(response.body()).isEqualTo(successStatus());
        assertThat(changedIds(ApiStack.OTHER)).containsExactly("301");
        assertThat(changedIds(ApiStack.DEMO)).isEmpty();
        assertThat(job(jobAddress(response)).status()).isEqualTo(404);
    }

    @Test
    void limitsCallsOfCredential() {
        Caller caller = new Caller(ApiStack.DEMO, "1");
        stack.ports.access().putGrant(credential(), new Grant(caller, 2, ApiStack.ISSUED));
        stack.time.meanwhile(() -> {});
        WireRequest request = change(List.of("301")).with("Prefer", "respond-async");
        // In MissionHub, opening the session was a call of the credential too.
        stack.time.pass(RateLimitWindow.LENGTH.plusSeconds(1));
        TestResponse first = send(request);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"calls\";q=2;w=5");
        assertThat(first.header("RateLimit")).isEqualTo("\"calls\";r=1;t=5");
        stack.time.pass(Duration.ofSeconds(2));
        assertThat(send(request).status()).isEqualTo(202);
        TestResponse third = send(request);
        assertThat(third.status()).as(third.body()).isEqualTo(429);
        assertErrorForm(third);
        // The bucket of the first call leaves the window at the latest 100 ms after the call.
        assertThat(third.header("Retry-After")).isEqualTo("4");
        assertThat(third.header("RateLimit")).isEqualTo("\"calls\";r=0;t=4");
        stack.time.pass(Duration.ofSeconds(4));
        assertThat(send(request).status()).isEqualTo(202);
        assertThat(send(request).status()).isEqualTo(429);
    }

    @Test
    void rejectsJobBeyondOpenJobLimit() {
        WireRequest request = change(List.of("301"));
        Caller caller = new Caller(ApiStack.DEMO, "1");
        for (int number = 0; number < Limits.OPEN_JOBS; number++) {
            Deadline deadline = Deadline.in(stack.time, Duration.ofSeconds(9));
            new Engine(stack.ports.within(deadline)).submit().submit(AdminRequest.of(caller, deadline), JOB);
        }

        TestResponse response = send(request);
        assertThat(response.status()).as(response.body()).isEqualTo(429);
        assertThat(response.body()).contains("100 jobs are open, as many as there may be at once");
        assertThat(response.header("Retry-After")).isEqualTo("30");
        assertThat(changedIds(ApiStack.DEMO)).isEmpty();
        assertThat(send(asOtherTenant(request)).status()).isEqualTo(successStatus());
    }

    @Test
    void leaksNoSecretInAnyResponse() {
        List<TestResponse> responses = new ArrayList<>();
        WireRequest request = change(List.of("301"));
        responses.add(send(request));
        responses.add(send(request.withBody("{")));
        responses.add(send(request.withMethod("DELETE")));
        responses.add(send(withUnknownCredential(request)));
        responses.add(send(request.with("Idempotency-Key", "")));
        stack.people.failEveryCall();
        TestResponse broken = send(request);
        assertThat(broken.status()).isEqualTo(500);
        assertErrorForm(broken);
        assertThat(broken.body()).doesNotContain("IllegalState", "dev.muster", "fails every call");
        responses.add(broken);
        assertThat(responses)
                .allSatisfy(response -> assertThat(visibleText(response)).doesNotContain(secrets()));
        assertThat(stack.log).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(secrets()));
    }
}
