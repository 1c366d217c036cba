package dev.muster.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The path of a route, ordered by how specific it is: the most specific first. */
record PathPattern(List<Segment> segments) implements Comparable<PathPattern> {

    /** One segment; the order of the permitted types is their order of precedence. */
    sealed interface Segment {
        /** Matches itself. */
        record Literal(String text) implements Segment {}

        /** Matches any one segment that is not empty. */
        record Variable(String name) implements Segment {}

        /** Matches the rest, whatever it is. */
        record Greedy(String name) implements Segment {}

        private int rank() {
            return switch (this) {
                case Literal _ -> 0;
                case Variable _ -> 1;
                case Greedy _ -> 2;
            };
        }

        /** Whether it matches what is left of a path; the values of variables are put into the map. */
        private boolean takes(List<String> rest, Map<String, String> variables) {
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

    /** The values of the variables, decoded, if the path matches. */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> path = split(rawPath);
        Map<String, String> variables = new TreeMap<>();
        for (int n = 0; n < segments.size(); n++) {
            if (n >= path.size() || !segments.get(n).takes(path.subList(n, path.size()), variables)) {
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
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
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
