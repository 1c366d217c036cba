package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiFunction;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.job.Limits;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.RouteResource;
import dev.muster.embedded.template.SamTemplate;
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
        ApiFunction.dialects(ApiStack.local().time, "a signing key", Limits.STANDARD)
                .forEach(dialect -> dialect.routes()
                        .forEach(route ->
                                routes.add(route.method() + " " + route.path().text())));
        SamTemplate.read(Path.of("..", "..", "template.yaml")).functions().stream()
                .map(LambdaFunction::routes)
                .flatMap(List::stream)
                .filter(route -> !route.equals(RouteResource.DEFAULT))
                .forEach(route -> routes.add(route.method() + " " + route.path()));
        return routes;
    }

    @Test
    void everyRouteIsTried() {
        assertThat(CrossTenantAttacks.all(new TenantNeighbours()).map(CrossTenantAttacks.Attack::route))
                .containsAll(routes());
    }

    @Test
    void nothingIsTriedThatIsNoRoute() {
        assertThat(routes())
                .containsAll(CrossTenantAttacks.all(new TenantNeighbours())
                        .map(CrossTenantAttacks.Attack::route)
                        .toList());
    }

    static Stream<String> names() {
        return CrossTenantAttacks.all(new TenantNeighbours()).map(CrossTenantAttacks.Attack::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void theOtherTenantReachesNothing(String name) {
        reachesNothing(name, PlantedEdgeBug.NONE);
    }

    static void reachesNothing(String name, PlantedEdgeBug bug) {
        TenantNeighbours tenantNeighbours = new TenantNeighbours(bug);
        CrossTenantAttacks.Attack attack = CrossTenantAttacks.all(tenantNeighbours)
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> before = tenantNeighbours.all();

        TestResponse answer = tenantNeighbours.other(attack.sent());

        assertThat(answer.status()).as(answer.body()).isEqualTo(attack.status());
        assertThat(answer.headers() + answer.body())
                .doesNotContainIgnoringCase("canary")
                .doesNotContain(tenantNeighbours.held, tenantNeighbours.cancelled);
        assertThat(answer.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(tenantNeighbours.violations()).isEmpty();
        assertThat(tenantNeighbours.all()).isEqualTo(before);
    }

    /** The watch is no ornament: the same requests in the first tenant's name do touch it. */
    @Test
    void theWatchWouldSeeIt() {
        TenantNeighbours tenantNeighbours = new TenantNeighbours();
        TestResponse mine = tenantNeighbours.walk.get("/v1/jobs/" + tenantNeighbours.done);
        assertThat(mine.body()).contains("canary-note");
        tenantNeighbours.mistake(SentRequest.of("GET", "/v1/jobs/" + tenantNeighbours.done, null));
        assertThat(tenantNeighbours.violations()).isNotEmpty();
    }
}
