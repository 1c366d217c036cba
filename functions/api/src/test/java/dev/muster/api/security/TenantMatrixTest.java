package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.DialectCatalog;
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

/** Calls every route with the credential of one tenant and the ids, cursors and keys of the other. */
class TenantMatrixTest {

    /** Returns every route of the dialects and of the template, such as {@code POST /v1/jobs}. */
    static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        DialectCatalog.dialects(ApiStack.withLocalAccounts().time, "a signing key", Limits.STANDARD)
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
    void triesEveryRoute() {
        assertThat(CrossTenantAttacks.all(new TwoTenants()).map(CrossTenantAttacks.Attack::route))
                .containsAll(routes());
    }

    @Test
    void triesOnlyRoutes() {
        assertThat(routes())
                .containsAll(CrossTenantAttacks.all(new TwoTenants())
                        .map(CrossTenantAttacks.Attack::route)
                        .toList());
    }

    static Stream<String> names() {
        return CrossTenantAttacks.all(new TwoTenants()).map(CrossTenantAttacks.Attack::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void otherTenantReachesNothing(String name) {
        assertReachesNothing(name, PlantedEdgeBug.NONE);
    }

    static void assertReachesNothing(String name, PlantedEdgeBug bug) {
        TwoTenants tenants = new TwoTenants(bug);
        CrossTenantAttacks.Attack attack = CrossTenantAttacks.all(tenants)
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> before = tenants.stateOfFirst();

        TestResponse response = tenants.sendAsOther(attack.sent());

        assertThat(response.status()).as(response.body()).isEqualTo(attack.status());
        assertThat(response.headers() + response.body())
                .doesNotContainIgnoringCase("canary")
                .doesNotContain(tenants.held, tenants.cancelled);
        assertThat(response.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(tenants.violations()).isEmpty();
        assertThat(tenants.stateOfFirst()).isEqualTo(before);
    }

    /** Shows that the checks of this test detect a call for the other tenant. */
    @Test
    void detectsAccessToOtherTenant() {
        TwoTenants tenants = new TwoTenants();
        TestResponse own = tenants.stack.get("/v1/jobs/" + tenants.completed);
        assertThat(own.body()).contains("canary-note");
        tenants.sendAsFirst(SentRequest.of("GET", "/v1/jobs/" + tenants.completed, null));
        assertThat(tenants.violations()).isNotEmpty();
    }
}
