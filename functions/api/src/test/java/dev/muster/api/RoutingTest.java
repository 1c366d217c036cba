package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.Routing.Destination;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Presented;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private final Dialect ours = new Paths(List.of(
            route("GET", "/health"),
            route("POST", "/v1/jobs"),
            route("GET", "/v1/jobs"),
            route("GET", "/v1/jobs/{id}/results"),
            route("GET", "/v1/people/{id}"),
            route("POST", "/v1/people/import")));
    private final Dialect theirs = new Paths(List.of(
            route("POST", "/people/companies/{company}/bulkdelete"),
            route("POST", "/v2/UserManagement.svc/User/Bulk/Update")));
    private final Routing routing = new Routing(List.of(ours, theirs));

    private record Paths(List<Route> routes) implements Dialect {
        @Override
        public Presented present(Request request) {
            return new Presented.Absent();
        }

        @Override
        public Response refuse(Request request, List<Problem> problems) {
            return Response.empty(400);
        }
    }

    private static Route route(String method, String path) {
        return Route.open(method, path, request -> Checked.good(Response.empty(200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs", "/v1/jobs/"})
    void findsWithAndWithoutSlash(String path) {
        assertThat(routing.find("POST", path)).isInstanceOfSatisfying(Destination.Found.class, found -> {
            assertThat(found.dialect()).isSameAs(ours);
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
    void fillsTheHoles(String path, String id) {
        assertThat(routing.find("GET", path))
                .isInstanceOfSatisfying(
                        Destination.Found.class,
                        found -> assertThat(found.parameters()).isEqualTo(Map.of("id", id)));
    }

    @Test
    void namesTheOtherMethods() {
        assertThat(routing.find("DELETE", "/v1/jobs"))
                .isEqualTo(new Destination.OtherMethods(ours, Set.of("GET", "POST")));
    }

    @Test
    void aLiteralPathMayAlsoFillAHole() {
        assertThat(routing.find("POST", "/v1/people/import")).isInstanceOf(Destination.Found.class);
        assertThat(routing.find("GET", "/v1/people/import")).isInstanceOf(Destination.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/nothing", "/v1", "/v1//jobs", "/v1/jobs//", "/v1/people/", "/v3/x", "//v1/jobs"})
    void leavesTheRestToTheFirst(String path) {
        assertThat(routing.find("GET", path)).isEqualTo(new Destination.Nowhere(ours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/companies/42/bulkdelet", "/people", "/v2/TeamManagement.svc/Retrieve"})
    void leavesToADialectWhatBeginsLikeIt(String path) {
        assertThat(routing.find("POST", path)).isEqualTo(new Destination.Nowhere(theirs));
    }
}
