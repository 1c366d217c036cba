package dev.muster.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.muster.MusterDialect;
import dev.muster.api.http.Cursors;
import dev.muster.core.job.Limits;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API document and Muster's own API say the same: routes, statuses, headers, media types and bodies. */
class OwnOperationsTest {
    private static final ApiDocument DOCUMENT = DocumentedExchange.DOCUMENT;
    private static final List<String> TAGS = List.of("Jobs", "Files", "People", "Caller", "Service");

    /** Statuses that no request of a test can get. */
    private static final Set<String> OUT_OF_REACH = Set.of(
            // The job of an Idempotency-Key, or the job that was waited for, expired in the meantime.
            "POST /v1/jobs 404",
            // The gateway answers these itself.
            "POST /v1/jobs 414",
            "POST /v1/jobs 431",
            "GET /v1/people 414",
            "GET /v1/people 431",
            "GET /v1/jobs 414",
            "GET /v1/jobs 431",
            "GET /v1/jobs/{id}/results 414",
            "GET /v1/jobs/{id}/results 431",
            // Other writers kept changing the person.
            "DELETE /v1/people/{id} 409",
            "GET /health 500",
            "GET /openapi.json 500",
            "GET /docs 500",
            "GET /docs/{name} 500",
            "GET /console 500",
            "GET /console/{name} 500");

    static Stream<Exchange> exchanges() {
        List<Exchange> own = MusterExchanges.all();
        Stream<Exchange> errors =
                successes(own).stream().map(SharedErrors::new).flatMap(shared -> shared.all().stream());
        return Stream.of(own.stream(), errors, own.stream().flatMap(OwnOperationsTest::head))
                .flatMap(all -> all);
    }

    private static Collection<Exchange> successes(List<Exchange> exchanges) {
        Map<String, Exchange> successes = new LinkedHashMap<>();
        exchanges.stream()
                .filter(exchange -> exchange.status() < 300)
                .forEach(exchange -> successes.putIfAbsent(exchange.operation(), exchange));
        return successes.values();
    }

    private static Stream<Exchange> head(Exchange exchange) {
        return exchange.method().equals("GET")
                ? Stream.of(new Exchange(
                        exchange.operation().replaceFirst("GET", "HEAD"),
                        exchange.status(),
                        exchange.request().andThen(request -> request.withMethod("HEAD"))))
                : Stream.empty();
    }

    @Test
    void documentsEveryRouteAndNoOther() {
        Set<String> routes = new MusterDialect(Limits.STANDARD, new Cursors("a signing key"))
                .routes().stream()
                        .flatMap(OwnOperationsTest::operations)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(DOCUMENT.operations(TAGS)).isEqualTo(routes);
    }

    private static Stream<String> operations(DialectRoute route) {
        Stream<String> methods = route.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route.method());
        return methods.map(method -> method + " " + route.path().text());
    }

    /** Sending holds the response against the document, as every test does. */
    @ParameterizedTest
    @MethodSource("exchanges")
    void everyResponseIsAsDocumented(Exchange exchange) {
        TestResponse response = exchange.send(MusterExchanges.stack());
        assertThat(response.status()).as(response.body()).isEqualTo(exchange.status());
    }

    @Test
    void everyDocumentedStatusHasItsRequest() {
        Set<String> sent = exchanges()
                .map(exchange -> exchange.operation() + " " + exchange.status())
                .collect(Collectors.toCollection(TreeSet::new));
        sent.addAll(OUT_OF_REACH);
        sent.removeIf(status -> status.startsWith("HEAD "));
        Set<String> documented = new TreeSet<>();
        DOCUMENT.operations(TAGS).stream()
                .filter(operation -> !operation.startsWith("HEAD "))
                .forEach(operation ->
                        DOCUMENT.statuses(operation).forEach(status -> documented.add(operation + " " + status)));
        assertThat(sent).isEqualTo(documented);
    }

    @Test
    void servedDocumentIsTheBuiltOne() {
        assertThat(ApiDocument.json(new ApiStack().get("/openapi.json").body())).isEqualTo(DOCUMENT.root());
    }
}
