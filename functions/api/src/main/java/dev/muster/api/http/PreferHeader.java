package dev.muster.api.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long a caller would like to wait for work to be done (RFC 7240 §4.1 and §4.3). What we do not know or cannot
 * read is passed over, as the RFC wants it: a preference is not an order.
 *
 * @param maxWait how long at most; empty when the caller does not say
 * @param respondAsync whether it would rather have the answer before the work is done
 */
public record PreferHeader(Optional<Duration> maxWait, boolean respondAsync) {
    public static final PreferHeader NOTHING = new PreferHeader(Optional.empty(), false);

    /**
     * Reads the header {@code Prefer}.
     *
     * @param longest longer nobody waits
     */
    public static PreferHeader parse(Optional<String> header, Duration longest) {
        return header.map(text -> parse(text, longest)).orElse(NOTHING);
    }

    private static PreferHeader parse(String header, Duration longest) {
        Map<String, String> preferences = new LinkedHashMap<>();
        for (String preference : header.split(",", -1)) {
            String[] pair = preference.split(";", 2)[0].split("=", 2);
            String value = pair.length == 2 ? pair[1].strip().replace("\"", "") : "";
            // Of several of one name the first counts.
            preferences.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), value);
        }
        return new PreferHeader(
                Optional.ofNullable(preferences.get("wait")).flatMap(text -> seconds(text, longest)),
                preferences.containsKey("respond-async"));
    }

    /** What to answer in Preference-Applied; empty when nothing was asked. */
    public Optional<String> applied(boolean beforeTheEnd) {
        List<String> applied = new ArrayList<>();
        if (respondAsync && beforeTheEnd) {
            applied.add("respond-async");
        }
        maxWait.ifPresent(length -> applied.add("wait=" + length.toSeconds()));
        return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
    }

    private static Optional<Duration> seconds(String text, Duration longest) {
        if (!text.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(text));
        return Optional.of(asked.compareTo(longest) < 0 ? asked : longest);
    }
}
