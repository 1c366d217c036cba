package dev.muster.local.secure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiFunction;
import dev.muster.core.job.Limits;
import dev.muster.local.api.Answer;
import dev.muster.local.api.MemoryWalk;
import dev.muster.local.template.LambdaFunction;
import dev.muster.local.template.Route;
import dev.muster.local.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route there is, with the other tenant's credential and the first one's ids, cursors and keys. */
class TenantMatrixTest {

    /** Every route of every dialect and of the template, as {@code POST /v1/jobs}. */
    static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        ApiFunction.dialects(MemoryWalk.local().ports, "a signing key", Limits.STANDARD)
                .forEach(dialect -> dialect.routes()
                        .forEach(route ->
                                routes.add(route.method() + " " + route.path().text())));
        Template.read(Path.of("..", "..", "template.yaml")).functions().stream()
                .map(LambdaFunction::routes)
                .flatMap(List::stream)
                .filter(route -> !route.equals(Route.DEFAULT))
                .forEach(route -> routes.add(route.method() + " " + route.path()));
        return routes;
    }

    @Test
    void everyRouteIsTried() {
        assertThat(Attacks.all(new Neighbours()).map(Attacks.Attack::route)).containsAll(routes());
    }

    @Test
    void nothingIsTriedThatIsNoRoute() {
        assertThat(routes())
                .containsAll(
                        Attacks.all(new Neighbours()).map(Attacks.Attack::route).toList());
    }

    static Stream<String> names() {
        return Attacks.all(new Neighbours()).map(Attacks.Attack::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void theOtherTenantReachesNothing(String name) {
        reachesNothing(name, EdgeBug.NONE);
    }

    static void reachesNothing(String name, EdgeBug bug) {
        Neighbours neighbours = new Neighbours(bug);
        Attacks.Attack attack = Attacks.all(neighbours)
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> before = neighbours.all();

        Answer answer = neighbours.other(attack.sent());

        assertThat(answer.status()).as(answer.body()).isEqualTo(attack.status());
        assertThat(answer.headers() + answer.body())
                .doesNotContainIgnoringCase("canary")
                .doesNotContain(neighbours.held, neighbours.cancelled);
        assertThat(answer.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(neighbours.violations()).isEmpty();
        assertThat(neighbours.all()).isEqualTo(before);
    }

    /** The watch is no ornament: the same requests in the first tenant's name do touch it. */
    @Test
    void theWatchWouldSeeIt() {
        Neighbours neighbours = new Neighbours();
        Answer mine = neighbours.walk.get("/v1/jobs/" + neighbours.done);
        assertThat(mine.body()).contains("canary-note");
        neighbours.mistake(Sent.of("GET", "/v1/jobs/" + neighbours.done, null));
        assertThat(neighbours.violations()).isNotEmpty();
    }
}
