package dev.muster.api;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds where a request goes among the routes of all dialects. */
final class Routing {
    private final List<Entry> entries;

    Routing(List<Dialect> dialects) {
        List<Entry> all = new ArrayList<>();
        dialects.forEach(dialect -> dialect.routes().forEach(route -> all.add(new Entry(dialect, route))));
        this.entries = List.copyOf(all);
    }

    private record Entry(Dialect dialect, Route route) {
        Optional<Map<String, String>> match(String path) {
            return route.path().match(path);
        }
    }

    /** Where a request goes, and whose word is used to refuse it. */
    sealed interface Destination {
        Dialect dialect();

        record Found(Dialect dialect, Route route, Map<String, String> parameters) implements Destination {}

        /** The path is served, but not with this method. */
        record OtherMethods(Dialect dialect, Set<String> allowed) implements Destination {}

        record Nowhere(Dialect dialect) implements Destination {}
    }

    Destination find(String method, String path) {
        List<Entry> onPath =
                entries.stream().filter(entry -> entry.match(path).isPresent()).toList();
        if (onPath.isEmpty()) {
            return new Destination.Nowhere(nearest(path));
        }
        return onPath.stream()
                .filter(entry -> entry.route().method().equals(method))
                .findFirst()
                .<Destination>map(entry -> new Destination.Found(
                        entry.dialect(), entry.route(), entry.match(path).orElseThrow()))
                .orElseGet(() -> otherMethods(onPath));
    }

    private static Destination otherMethods(List<Entry> onPath) {
        Set<String> allowed = new TreeSet<>();
        onPath.forEach(entry -> allowed.add(entry.route().method()));
        return new Destination.OtherMethods(onPath.getFirst().dialect(), allowed);
    }

    /** The dialect whose paths begin most like this one; the first of all when none does. */
    private Dialect nearest(String path) {
        // Of equals, max keeps the first.
        return entries.stream()
                .max(Comparator.comparingInt(entry -> entry.route().path().sharedWith(path)))
                .orElseThrow()
                .dialect();
    }
}
