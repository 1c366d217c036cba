package dev.muster.api;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the route of a request among the routes of all dialects. */
final class Router {
    /** The method whose response has no body. */
    static final String HEAD = "HEAD";

    private static final String GET = "GET";

    private final List<Dialect> dialects;

    /** Creates a router that asks a dialect for its routes only when no dialect before it has a match. */
    Router(List<Dialect> dialects) {
        this.dialects = dialects;
    }

    private Stream<Entry> entries() {
        return dialects.stream().flatMap(dialect -> dialect.routes().stream().map(route -> new Entry(dialect, route)));
    }

    private record Entry(Dialect dialect, DialectRoute route) {
        /** A route that serves GET serves HEAD too (RFC 9110 §9.3.2). */
        boolean serves(String method) {
            return route.method().equals(method)
                    || (method.equals(HEAD) && route.method().equals(GET));
        }

        Optional<Map<String, String>> match(String path) {
            return route.path().match(path);
        }
    }

    /** The result of routing, with the dialect that renders the response or the error. */
    sealed interface RouteMatch {
        Dialect dialect();

        record Found(Dialect dialect, DialectRoute route, Map<String, String> parameters) implements RouteMatch {}

        /** A route has this path, but with other methods. */
        record OtherMethods(Dialect dialect, Set<String> allowed) implements RouteMatch {}

        record Unmatched(Dialect dialect) implements RouteMatch {}
    }

    RouteMatch find(String method, String path) {
        return found(method, path).orElseGet(() -> unmatched(path));
    }

    private Optional<RouteMatch> found(String method, String path) {
        return entries()
                .filter(entry -> entry.serves(method))
                .flatMap(entry -> entry
                        .match(path)
                        .<RouteMatch>map(parameters -> new RouteMatch.Found(entry.dialect(), entry.route(), parameters))
                        .stream())
                .findFirst();
    }

    private RouteMatch unmatched(String path) {
        List<Entry> onPath =
                entries().filter(entry -> entry.match(path).isPresent()).toList();
        return onPath.isEmpty() ? new RouteMatch.Unmatched(nearest(path)) : otherMethods(onPath);
    }

    private static RouteMatch otherMethods(List<Entry> onPath) {
        Set<String> allowed = new TreeSet<>();
        onPath.forEach(entry -> allowed.add(entry.route().method()));
        if (allowed.contains(GET)) {
            allowed.add(HEAD);
        }
        return new RouteMatch.OtherMethods(onPath.getFirst().dialect(), allowed);
    }

    /**
     * Returns the dialect whose paths share the most leading segments with this path; the first dialect when no path
     * shares any.
     */
    private Dialect nearest(String path) {
        // Of equal elements, max keeps the first.
        return entries()
                .max(Comparator.comparingInt(entry -> entry.route().path().sharedWith(path)))
                .orElseThrow()
                .dialect();
    }
}
