package dev.muster.api.dialect;

import dev.muster.api.http.PercentEncoding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with parameters: {@code /v1/jobs/{id}}. A trailing slash makes no difference.
 *
 * @param text as written
 * @param segments the parts between the slashes
 */
public record PathTemplate(String text, List<String> segments) {
    public PathTemplate {
        segments = List.copyOf(segments);
    }

    public static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    /** Returns the parameters of this path; empty when the path does not match. */
    public Optional<Map<String, String>> match(String path) {
        List<String> parts = split(path);
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int index = 0; index < parts.size(); index++) {
            String segment = segments.get(index);
            String part = decode(parts.get(index));
            if (isParameter(segment) && !part.isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 1), part);
            } else if (!segment.equals(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** Returns how many leading segments of this path equal literal segments of the template. */
    public int sharedWith(String path) {
        List<String> parts = split(path);
        int shared = 0;
        while (shared < Math.min(parts.size(), segments.size())
                && !isParameter(segments.get(shared))
                && segments.get(shared).equals(parts.get(shared))) {
            shared++;
        }
        return shared;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> split(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        String trimmed = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return List.of(trimmed.split("/", -1));
    }

    /**
     * Decodes percent escapes. The gateway has decoded them already but other HTTP servers have not, and no valid
     * segment contains a percent sign that a second decoding would change. A plus sign in a path is literal.
     */
    private static String decode(String segment) {
        return PercentEncoding.decode(segment);
    }
}
