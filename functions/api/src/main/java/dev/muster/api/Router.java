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

/** Finds where a request goes among the routes of all dialects. */
final class Router {
    private final List<Dialect> dialects;

    /** Routing to these, each of which is asked for only when none before it has the route. */
    Router(List<Dialect> dialects) {
        this.dialects = dialects;
    }

    private Stream<Entry> entries() {
        return dialects.stream().flatMap(dialect -> dialect.routes().stream().map(route -> new Entry(dialect, route)));
    }

    private record Entry(Dialect dialect, DialectRoute route) {
        Optional<Map<String, String>> match(String path) {
            return route.path().match(path);
        }
    }

    /** Where a request goes, and whose word is used to refuse it. */
    sealed interface RouteMatch {
        Dialect dialect();

        record Found(Dialect dialect, DialectRoute route, Map<String, String> parameters) implements RouteMatch {}

        /** The path is served, but not with this method. */
        record OtherMethods(Dialect dialect, Set<String> allowed) implements RouteMatch {}

        record Nowhere(Dialect dialect) implements RouteMatch {}
    }

    RouteMatch find(String method, String path) {
        return found(method, path).orElseGet(() -> refused(path));
    }

    private Optional<RouteMatch> found(String method, String path) {
        return entries()
                .filter(entry -> entry.route().method().equals(method))
                .flatMap(entry -> entry
                        .match(path)
                        .<RouteMatch>map(parameters -> new RouteMatch.Found(entry.dialect(), entry.route(), parameters))
                        .stream())
                .findFirst();
    }

    private RouteMatch refused(String path) {
        List<Entry> onPath =
                entries().filter(entry -> entry.match(path).isPresent()).toList();
        return onPath.isEmpty() ? new RouteMatch.Nowhere(nearest(path)) : otherMethods(onPath);
    }

    private static RouteMatch otherMethods(List<Entry> onPath) {
        Set<String> allowed = new TreeSet<>();
        onPath.forEach(entry -> allowed.add(entry.route().method()));
        return new RouteMatch.OtherMethods(onPath.getFirst().dialect(), allowed);
    }

    /** The dialect whose paths begin most like this one; the first of all when none does. */
    private Dialect nearest(String path) {
        // Of equals, max keeps the first.
        return entries()
                .max(Comparator.comparingInt(entry -> entry.route().path().sharedWith(path)))
                .orElseThrow()
                .dialect();
    }
}
