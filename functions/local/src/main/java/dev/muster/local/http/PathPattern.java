package dev.muster.local.http;

import dev.muster.api.http.PercentEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The path pattern of a route. Patterns are ordered by specificity, the most specific first. */
record PathPattern(List<Segment> segments) implements Comparable<PathPattern> {

    /** A segment of the path. The order of the permitted types is their order of precedence. */
    sealed interface Segment {
        /** Matches its own text. */
        record Literal(String text) implements Segment {}

        /** Matches any segment that is not empty. */
        record Variable(String name) implements Segment {}

        /** Matches the rest of the path, which may be empty. */
        record Greedy(String name) implements Segment {}

        private int rank() {
            return switch (this) {
                case Literal _ -> 0;
                case Variable _ -> 1;
                case Greedy _ -> 2;
            };
        }

        /**
         * Returns whether this segment matches the rest of a path, and puts the values of its variables into the map.
         */
        private boolean matches(List<String> rest, Map<String, String> variables) {
            return switch (this) {
                case Literal(String text) -> text.equals(decode(rest.getFirst()));
                case Variable(String name) ->
                    put(variables, name, rest.getFirst()) && !rest.getFirst().isEmpty();
                case Greedy(String name) -> put(variables, name, String.join("/", rest));
            };
        }

        private static boolean put(Map<String, String> variables, String name, String value) {
            if (!name.isEmpty()) {
                variables.put(name, decode(value));
            }
            return true;
        }

        private static Segment of(String text) {
            if (!text.startsWith("{")) {
                return new Literal(text);
            }
            return text.endsWith("+}")
                    ? new Greedy(text.substring(1, text.length() - 2))
                    : new Variable(text.substring(1, text.length() - 1));
        }
    }

    static PathPattern of(String path) {
        return path.equals("$default")
                ? new PathPattern(List.of(new Segment.Greedy("")))
                : new PathPattern(split(path).stream().map(Segment::of).toList());
    }

    /** Returns the decoded values of the variables, if the path matches. */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> path = split(rawPath);
        Map<String, String> variables = new TreeMap<>();
        for (int n = 0; n < segments.size(); n++) {
            if (n >= path.size() || !segments.get(n).matches(path.subList(n, path.size()), variables)) {
                return Optional.empty();
            }
        }
        boolean complete = segments.getLast() instanceof Segment.Greedy || path.size() == segments.size();
        return complete ? Optional.of(variables) : Optional.empty();
    }

    private static List<String> split(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    private static String decode(String text) {
        return PercentEncoding.decode(text);
    }

    @Override
    public int compareTo(PathPattern other) {
        for (int n = 0; n < Math.min(segments.size(), other.segments.size()); n++) {
            int difference = Integer.compare(
                    segments.get(n).rank(), other.segments.get(n).rank());
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(other.segments.size(), segments.size());
    }
}
