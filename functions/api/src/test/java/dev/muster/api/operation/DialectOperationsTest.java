package dev.muster.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.DialectCatalog;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.muster.MusterDialect;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.QueryString;
import dev.muster.api.http.RequestBody;
import dev.muster.core.job.Limits;
import dev.muster.core.time.SystemTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API document and the vendor dialects say the same: routes, statuses, headers, media types and bodies. */
class DialectOperationsTest {
    private static final ApiDocument DOCUMENT = DocumentedExchange.DOCUMENT;
    private static final ResponseCheck CHECK = new ResponseCheck(DOCUMENT);
    private static final Map<String, String> PREFLIGHT =
            Map.of("origin", "https://app.example.org", "access-control-request-method", "POST");

    static List<VendorExchanges> dialects() {
        return List.of(
                new MissionHubExchanges(), new HuddleExchanges(), new LeadsquaredExchanges(), new UsercomExchanges());
    }

    static List<Exchange> exchanges() {
        return dialects().stream().flatMap(dialect -> dialect.all().stream()).toList();
    }

    @Test
    void documentsEveryRouteAndNoOther() {
        Set<String> routes = DialectCatalog.dialects(new SystemTime(), "a signing key", Limits.STANDARD).stream()
                .filter(dialect -> !(dialect instanceof MusterDialect))
                .flatMap(dialect -> dialect.routes().stream().flatMap(route -> operations(dialect, route)))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> tags = dialects().stream().map(VendorExchanges::tag).toList();
        assertThat(DOCUMENT.operations(tags)).isEqualTo(routes);
    }

    /** Returns the operation of a route, with HEAD beside GET and the preflight of a dialect that answers them. */
    private static Stream<String> operations(Dialect dialect, DialectRoute route) {
        String path = route.path().text();
        ApiRequest preflight =
                new ApiRequest("OPTIONS", path, QueryString.parse(""), PREFLIGHT, RequestBody.EMPTY, "id", "");
        return Stream.of(
                        Stream.of(route.method()),
                        Stream.of("HEAD").filter(_ -> route.method().equals("GET")),
                        dialect.preflight(preflight).map(_ -> "OPTIONS").stream())
                .flatMap(methods -> methods)
                .map(method -> method + " " + path);
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void everyResponseIsAsDocumented(Exchange exchange) {
        ApiStack stack = VendorExchanges.stack();
        TestResponse response = exchange.send(stack);
        assertThat(response.status()).as(response.body()).isEqualTo(exchange.status());
        assertThat(CHECK.findErrors(exchange.operation(), response))
                .as(response.headers() + response.body())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everyDocumentedStatusHasItsRequest(VendorExchanges dialect) {
        Map<String, Set<Integer>> sent = dialect.all().stream()
                .collect(Collectors.groupingBy(
                        Exchange::operation,
                        Collectors.mapping(Exchange::status, Collectors.toCollection(TreeSet::new))));
        for (String operation : DOCUMENT.operations(List.of(dialect.tag()))) {
            if (!operation.startsWith("HEAD ")) {
                assertThat(sent.getOrDefault(operation, Set.of()))
                        .as(operation)
                        .isEqualTo(DOCUMENT.statuses(operation));
            }
        }
    }
}
