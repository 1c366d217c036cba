package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.Router.RouteMatch;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private final Dialect first = new RoutesOnly(List.of(
            route("GET", "/health"),
            route("POST", "/v1/jobs"),
            route("GET", "/v1/jobs"),
            route("GET", "/v1/jobs/{id}/results"),
            route("GET", "/v1/people/{id}"),
            route("POST", "/v1/people/search")));
    private final Dialect second = new RoutesOnly(List.of(
            route("POST", "/people/companies/{company}/bulkdelete"),
            route("POST", "/v2/UserManagement.svc/User/Bulk/Update")));
    private final Router router = new Router(List.of(first, second));

    private record RoutesOnly(List<DialectRoute> routes) implements Dialect {
        @Override
        public PresentedCredential credential(ApiRequest request) {
            return new PresentedCredential.Missing();
        }

        @Override
        public ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems) {
            return ApiResponse.empty(400);
        }
    }

    private static DialectRoute route(String method, String path) {
        return DialectRoute.publicRoute(method, path, _ -> Validated.valid(ApiResponse.empty(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs", "/v1/jobs/"})
    void findsPathWithAndWithoutTrailingSlash(String path) {
        assertThat(router.find("POST", path)).isInstanceOfSatisfying(RouteMatch.Found.class, found -> {
            assertThat(found.dialect()).isSameAs(first);
            assertThat(found.route().method()).isEqualTo("POST");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/people/300018, 300018",
        "/v1/people/a.b:c@d+e-f_g/, a.b:c@d+e-f_g",
        "/v1/people/a%40b, a@b",
        "/v1/people/a%2Fb, a/b",
        "/v1/people/%zz, %zz",
    })
    void readsPathParameters(String path, String id) {
        assertThat(router.find("GET", path))
                .isInstanceOfSatisfying(
                        RouteMatch.Found.class,
                        found -> assertThat(found.parameters()).isEqualTo(Map.of("id", id)));
    }

    @Test
    void namesOtherMethods() {
        assertThat(router.find("DELETE", "/v1/jobs"))
                .isEqualTo(new RouteMatch.OtherMethods(first, Set.of("GET", "HEAD", "POST")));
    }

    @Test
    void servesHeadWhereGetIs() {
        assertThat(router.find("HEAD", "/v1/people/7")).isInstanceOf(RouteMatch.Found.class);
        assertThat(router.find("HEAD", "/v1/people/search")).isInstanceOf(RouteMatch.Found.class);
        assertThat(router.find("HEAD", "/people/companies/42/bulkdelete")).isInstanceOf(RouteMatch.OtherMethods.class);
    }

    @Test
    void findsLiteralSegmentAsParameterOfOtherMethod() {
        assertThat(router.find("POST", "/v1/people/search")).isInstanceOf(RouteMatch.Found.class);
        assertThat(router.find("GET", "/v1/people/search")).isInstanceOf(RouteMatch.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/nothing", "/v1", "/v1//jobs", "/v1/jobs//", "/v1/people/", "/v3/x", "//v1/jobs"})
    void leavesUnknownPathsToFirstDialect(String path) {
        assertThat(router.find("GET", path)).isEqualTo(new RouteMatch.Unmatched(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/companies/42/bulkdelet", "/people", "/v2/TeamManagement.svc/Retrieve"})
    void leavesUnknownPathToDialectWithSamePrefix(String path) {
        assertThat(router.find("POST", path)).isEqualTo(new RouteMatch.Unmatched(second));
    }
}
