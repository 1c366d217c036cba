package dev.muster.api.dialect.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.DialectCatalog;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.Dialect;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Grant;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sixth dialect beside the five, driven through the whole API: routes, credential, rate limit, job and errors. */
class ToyDialectTest {
    private final ApiStack stack = ApiStack.withDialects(ToyDialectTest::dialects);

    private static List<Dialect> dialects(Time time) {
        List<Dialect> all = new ArrayList<>(DialectCatalog.dialects(time, "a signing key", Limits.STANDARD));
        all.add(new ToyDialect(Limits.STANDARD));
        return all;
    }

    @BeforeEach
    void storePeople() {
        stack.ports
                .access()
                .putGrant(
                        ToyDialect.KEY.credential("a toy key"),
                        new Grant(new Caller(ApiStack.DEMO, "1"), ToyDialect.KEY.calls(), ApiStack.ISSUED));
        stack.store(ApiStack.DEMO, List.of("301", "302"), Set.of("3"), Map.of("city", "Rome"));
        stack.time.meanwhile(stack::runWorkers);
    }

    private TestResponse post(String address, String body, String... headers) {
        Map<String, String> all = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
        return stack.send("POST", address, body, all);
    }

    @Test
    void runsItsJobLikeAnyOther() {
        TestResponse response = post("/toy/cities/Oslo", "301\n302\n", "x-toy-key", "a toy key");
        assertThat(response.body()).isEqualTo("moved 2");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Link")).endsWith("; rel=\"monitor\"");
        assertThat(response.header("RateLimit-Policy")).isEqualTo("\"calls\";q=1000;w=5");
        assertThat(stack.person(ApiStack.DEMO, "302").orElseThrow().value(Path.attribute("city")))
                .isEqualTo(Value.of("Oslo"));
    }

    @Test
    void rendersItsOwnErrors() {
        assertThat(post("/toy/cities/Oslo", "301").body()).startsWith("no: ");
        assertThat(post("/toy/cities/Oslo", "301").status()).isEqualTo(401);
        assertThat(post("/toy/cities/Oslo", "301", "x-toy-key", "another key").status())
                .isEqualTo(401);
        assertThat(post("/toy/cities/Oslo", "no id", "x-toy-key", "a toy key").body())
                .startsWith("no: each line must be an id");
        assertThat(post("/toy/towns/Oslo", "301", "x-toy-key", "a toy key").body())
                .startsWith("no: ");
    }

    @Test
    void readsItsJobWithItsOwnKey() {
        String link =
                post("/toy/cities/Oslo", "301\n302\n", "x-toy-key", "a toy key").header("Link");
        String job = link.substring(1, link.indexOf('>'));
        TestResponse read = stack.send("GET", job, null, Map.of("x-toy-key", "a toy key"));
        assertThat(read.at("/totals/changed")).isEqualTo("2");
        assertThat(stack.send("GET", job, null, Map.of("x-toy-key", "another key"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void leavesTheOtherDialectsAlone() {
        assertThat(stack.get("/v1/jobs").status()).isEqualTo(200);
        assertThat(stack.get("/v1/jobs", "Authorization", "Bearer a toy key").status())
                .isEqualTo(401);
    }
}
