package dev.muster.local.http;

import dev.muster.embedded.template.RouteResource;
import dev.muster.local.lambda.FunctionInvoker;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the route of a request as an HTTP API does: the most specific path of those that take the method, where literal
 * beats {@code {name}} beats {@code {name+}}, and {@code $default} last; of two alike, the one that names the method.
 */
final class RouteTable {
    private static final Comparator<Target> MOST_SPECIFIC = Comparator.comparing(Target::pattern)
            .thenComparing(target -> target.route().method().equals("ANY"));

    private final List<Target> targets;

    private record Target(RouteResource route, PathPattern pattern, FunctionInvoker invoker) {}

    /** A route that was found, with the values of the variables of its path. */
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
