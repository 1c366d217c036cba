package dev.muster.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every dialect has in common whose clients expect the work to be done when they are answered (contracts/README,
 * "What all five share"), over the accounts of the local host. People 301 to 303 of both tenants are plain contacts of
 * organizations 3 and 42; the subclass says how its dialect changes them.
 */
public abstract class DialectContract {
    static final List<String> PEOPLE = List.of("301", "302", "303");
    private static final int BODY = 6 * 1024 * 1024;
    private static final Command HELD = new Command(
            Selection.Ids.of(List.of("301")),
            new Change.Assignments(List.of(new Assignment(Path.attribute("city"), Value.of("Rio")))),
            new JobOptions(false, true, OptionalLong.empty(), Limits.RETENTION, ""));

    public final ApiStack walk = ApiStack.local();

    @BeforeEach
    void storePeople() {
        Map<String, String> attributes = Map.of("country", "Brazil");
        walk.store(ApiStack.DEMO, PEOPLE, Set.of("3", "42"), attributes);
        walk.store(ApiStack.OTHER, PEOPLE, Set.of("3", "42"), attributes);
        walk.time.meanwhile(walk::work);
    }

    /** A request, with the credential of tenant demo, that changes these people and nobody else of 301 to 303. */
    protected abstract WireRequest change(Collection<String> ids);

    /** A request like that, but with another body: what cannot come under the same Idempotency-Key. */
    protected WireRequest otherChange() {
        return change(List.of("303"));
    }

    /** Whether the change has reached the person. */
    protected abstract boolean isChanged(Person person);

    /** The request with the credential of tenant other. */
    protected abstract WireRequest foreign(WireRequest wire);

    /** The request without any credential. */
    protected abstract WireRequest anonymous(WireRequest wire);

    /** The request with a credential nobody knows. */
    protected abstract WireRequest stranger(WireRequest wire);

    /** What the calls of these requests are counted under. */
    protected abstract Credential credential();

    /** What must never be told: the secrets these requests carry. */
    protected abstract List<String> secrets();

    /** Requests that are well-formed but select nobody. */
    protected abstract List<WireRequest> selectingNobody();

    /** A request whose body is nested so deep. */
    protected abstract WireRequest nested(int depth);

    /** A request that names so many people. */
    protected WireRequest naming(int people) {
        return change(IntStream.range(0, people).mapToObj(Integer::toString).toList());
    }

    /** The status of a success. */
    protected abstract int done();

    /** The status of a request that says something that is not taken. */
    protected abstract int invalid();

    /** Looks at the form of a refusal: media type and body are the dialect's own. */
    protected abstract void assertRefusal(TestResponse answer);

    public TestResponse send(WireRequest wire) {
        return walk.send(wire.method(), wire.address(), wire.body(), wire.headers());
    }

    public final List<String> changed(Tenant tenant) {
        return PEOPLE.stream()
                .filter(id -> walk.person(tenant, id).filter(this::isChanged).isPresent())
                .toList();
    }

    final void assertRefused(TestResponse answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertRefusal(answer);
        assertThat(changed(ApiStack.DEMO)).isEmpty();
        assertThat(walk.queue.size()).isZero();
    }

    /** The job an answer names, as Muster's own API shows it. */
    final TestResponse job(String address) {
        return walk.get(address);
    }

    public static String monitor(TestResponse answer) {
        String link = answer.header("Link");
        assertThat(link).startsWith("</v1/jobs/").endsWith(">; rel=\"monitor\"");
        return link.substring(1, link.indexOf('>'));
    }

    @Test
    void answersWhenTheWorkIsDone() {
        TestResponse answer = send(change(List.of("301", "302")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(done());
        assertThat(changed(ApiStack.DEMO)).containsExactly("301", "302");
        TestResponse job = job(monitor(answer));
        assertThat(job.at("/state")).isEqualTo("completed");
        assertThat(job.at("/totals/changed")).isEqualTo("2");
        assertThat(answer.headers()).doesNotContainKeys("Location", "Preference-Applied", "Idempotency-Replayed");
    }

    @Test
    void countsTheSameAgainAsASuccess() {
        send(change(List.of("301", "302")));
        TestResponse again = send(change(List.of("301", "302")));
        assertThat(again.status()).as(again.body()).isEqualTo(done());
        assertThat(changed(ApiStack.DEMO)).containsExactly("301", "302");
    }

    @Test
    void answersBeforeTheWorkIsDoneWhenTheWaitRunsOut() {
        walk.time.meanwhile(() -> {});
        Instant begin = walk.time.now();
        TestResponse answer = send(change(List.of("301")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(Duration.between(begin, walk.time.now())).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
        assertThat(answer.headers()).doesNotContainKey("Preference-Applied");
        walk.work();
        assertThat(job(answer.header("Location")).at("/totals/changed")).isEqualTo("1");
        assertThat(changed(ApiStack.DEMO)).containsExactly("301");
    }

    @Test
    void waitsNoLongerThanTheClientPrefers() {
        walk.time.meanwhile(() -> {});
        Instant begin = walk.time.now();
        TestResponse answer = send(change(List.of("301")).with("Prefer", "wait=3"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(Duration.between(begin, walk.time.now())).isLessThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=3");
    }

    @Test
    void answersAtOnceWhenTheClientPrefersThat() {
        Instant begin = walk.time.now();
        TestResponse answer = send(change(List.of("301")).with("Prefer", "respond-async"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(walk.time.now()).isEqualTo(begin);
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        walk.work();
        assertThat(job(answer.header("Location")).at("/totals/changed")).isEqualTo("1");
    }

    @Test
    void takesAnEmptySelectionForNobody() {
        selectingNobody().forEach(wire -> assertRefused(send(wire), invalid()));
        assertThat(walk.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }

    @Test
    void replaysAKeyWithTheSameRequest() {
        TestResponse first = send(change(List.of("301")).with("Idempotency-Key", "k-1"));
        TestResponse second = send(change(List.of("301")).with("Idempotency-Key", "k-1"));
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(second.status()).as(second.body()).isEqualTo(done());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(monitor(second)).isEqualTo(monitor(first));
    }

    @Test
    void refusesAKeyWithAnotherRequest() {
        TestResponse first = send(change(List.of("301")).with("Idempotency-Key", "k-1"));
        TestResponse second = send(otherChange().with("Idempotency-Key", "k-1"));
        assertThat(second.status()).as(second.body()).isEqualTo(invalid());
        assertRefusal(second);
        assertThat(changed(ApiStack.DEMO)).containsExactly("301");
        assertThat(first.status()).isEqualTo(done());
    }

    @Test
    void refusesAKeyThatIsNone() {
        TestResponse answer = send(change(List.of("301")).with("Idempotency-Key", "two words"));
        assertRefused(answer, 400);
    }

    @Test
    void servesWithAndWithoutASlash() {
        TestResponse answer = send(change(List.of("301")).withOtherSlash());
        assertThat(answer.status()).as(answer.body()).isEqualTo(done());
        assertThat(changed(ApiStack.DEMO)).containsExactly("301");
    }

    @Test
    void statesTheLargestBody() {
        TestResponse answer = send(change(List.of("301")).withBody(" ".repeat(BODY + 1)));
        assertThat(answer.status()).isIn(400, 413);
        assertRefused(answer, answer.status());
        assertThat(answer.body()).contains(Integer.toString(BODY));
    }

    @Test
    void statesTheMostIds() {
        TestResponse answer = send(naming(100_001));
        assertThat(answer.status()).isIn(400, 413);
        assertRefused(answer, answer.status());
        assertThat(answer.body()).contains("100000");
    }

    @Test
    void statesTheDeepestNesting() {
        TestResponse answer = send(nested(33));
        assertThat(answer.status()).isIn(400, 413);
        assertRefused(answer, answer.status());
        assertThat(answer.body()).contains("32");
    }

    @Test
    void knowsNobodyWithoutACredential() {
        assertRefused(send(anonymous(change(List.of("301")))), 401);
        assertRefused(send(stranger(change(List.of("301")))), 401);
    }

    @Test
    void leavesThePeopleOfOtherTenantsAlone() {
        TestResponse answer = send(foreign(change(List.of("301"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(done());
        assertThat(changed(ApiStack.OTHER)).containsExactly("301");
        assertThat(changed(ApiStack.DEMO)).isEmpty();
        assertThat(job(monitor(answer)).status()).isEqualTo(404);
    }

    @Test
    void countsTheCallsOfACredential() {
        Caller caller = new Caller(ApiStack.DEMO, "1");
        walk.ports.access().putGrant(credential(), new Grant(caller, 2));
        walk.time.meanwhile(() -> {});
        WireRequest wire = change(List.of("301")).with("Prefer", "respond-async");
        // Where a session had to be opened for it, that was a call too.
        walk.time.pass(RateLimitWindow.LENGTH.plusSeconds(1));
        TestResponse first = send(wire);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"calls\";q=2;w=5");
        assertThat(first.header("RateLimit")).isEqualTo("\"calls\";r=1;t=5");
        walk.time.pass(Duration.ofSeconds(2));
        assertThat(send(wire).status()).isEqualTo(202);
        TestResponse third = send(wire);
        assertThat(third.status()).as(third.body()).isEqualTo(429);
        assertRefusal(third);
        assertThat(third.header("Retry-After")).isEqualTo("3");
        assertThat(third.header("RateLimit")).isEqualTo("\"calls\";r=0;t=3");
        walk.time.pass(Duration.ofSeconds(3));
        assertThat(send(wire).status()).isEqualTo(202);
        assertThat(send(wire).status()).isEqualTo(429);
    }

    @Test
    void saysThatTooManyJobsAreOpen() {
        WireRequest wire = change(List.of("301"));
        Caller caller = new Caller(ApiStack.DEMO, "1");
        for (int number = 0; number < Limits.OPEN_JOBS; number++) {
            new Engine(walk.ports.within(Deadline.in(walk.time, Duration.ofSeconds(9))))
                    .submit()
                    .submit(
                            new RequestContext(caller, Optional.empty(), Deadline.in(walk.time, Duration.ofSeconds(9))),
                            HELD);
        }

        TestResponse answer = send(wire);
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("100 jobs are open, as many as there may be at once");
        assertThat(answer.header("Retry-After")).isEqualTo("30");
        assertThat(changed(ApiStack.DEMO)).isEmpty();
        assertThat(send(foreign(wire)).status()).isEqualTo(done());
    }

    @Test
    void tellsNobodyItsSecrets() {
        List<TestResponse> answers = new ArrayList<>();
        WireRequest wire = change(List.of("301"));
        answers.add(send(wire));
        answers.add(send(wire.withBody("{")));
        answers.add(send(wire.withMethod("DELETE")));
        answers.add(send(stranger(wire)));
        answers.add(send(wire.with("Idempotency-Key", "")));
        walk.people.breakDown();
        TestResponse broken = send(wire);
        assertThat(broken.status()).isEqualTo(500);
        assertRefusal(broken);
        assertThat(broken.body()).doesNotContain("IllegalState", "dev.muster", "broken down");
        answers.add(broken);
        assertThat(answers).allSatisfy(answer -> assertThat(told(answer)).doesNotContain(secrets()));
        assertThat(walk.log).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain(secrets()));
    }

    /** All that an answer says; a dialect that has to give a secret of its own away says less. */
    protected String told(TestResponse answer) {
        return answer.headers() + answer.body();
    }
}
