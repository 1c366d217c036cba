package dev.muster.local.http;

import dev.muster.embedded.template.RouteResource;
import dev.muster.local.lambda.FunctionInvoker;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes of an HTTP API. Of the routes that accept the method of a request, the most specific path matches: a
 * literal segment precedes {@code {name}}, which precedes {@code {name+}}, and {@code $default} is the last. Of two
 * equal paths the route that names the method matches.
 */
final class RouteTable {
    private static final Comparator<Target> MOST_SPECIFIC = Comparator.comparing(Target::pattern)
            .thenComparing(target -> target.route().method().equals("ANY"));

    private final List<Target> targets;

    private record Target(RouteResource route, PathPattern pattern, FunctionInvoker invoker) {}

    /** A matching route with the values of its path variables. */
    record Match(RouteResource route, Map<String, String> pathParameters, FunctionInvoker invoker) {}

    RouteTable(Map<RouteResource, FunctionInvoker> invokers) {
        targets = invokers.entrySet().stream()
                .map(entry ->
                        new Target(entry.getKey(), PathPattern.of(entry.getKey().path()), entry.getValue()))
                .sorted(MOST_SPECIFIC)
                .toList();
    }

    Optional<Match> match(HttpCall call) {
        return targets.stream()
                .filter(target -> target.route().method().equals(call.method())
                        || target.route().method().equals("ANY"))
                .flatMap(target -> match(target, call))
                .findFirst();
    }

    private static Stream<Match> match(Target target, HttpCall call) {
        return target.pattern().match(call.rawPath()).stream()
                .map(variables -> new Match(target.route(), variables, target.invoker()));
    }
}
