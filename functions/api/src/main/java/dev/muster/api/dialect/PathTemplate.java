package dev.muster.api.dialect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with named holes: {@code /v1/jobs/{id}}. A slash at the end of a path makes no difference.
 *
 * @param text as it was written
 * @param segments what stands between its slashes
 */
public record PathTemplate(String text, List<String> segments) {
    public PathTemplate {
        segments = List.copyOf(segments);
    }

    public static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    /** What fills the holes in this path; empty when the path is another one. */
    public Optional<Map<String, String>> match(String path) {
        List<String> parts = split(path);
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int place = 0; place < parts.size(); place++) {
            String segment = segments.get(place);
            String part = decode(parts.get(place));
            if (isHole(segment) && !part.isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 1), part);
            } else if (!segment.equals(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** How many segments at the beginning of this path are literally the template's. */
    public int sharedWith(String path) {
        List<String> parts = split(path);
        int shared = 0;
        while (shared < Math.min(parts.size(), segments.size())
                && !isHole(segments.get(shared))
                && segments.get(shared).equals(parts.get(shared))) {
            shared++;
        }
        return shared;
    }

    private static boolean isHole(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> split(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        String bare = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return List.of(bare.split("/", -1));
    }

    /**
     * Decodes percent escapes, although the gateway has done so already: other fronts do not, and no segment we serve
     * has a percent sign that could be decoded twice. A plus sign stands for itself in a path.
     */
    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return segment;
        }
    }
}
