package dev.muster.api.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Prefer header's preferences about waiting (RFC 7240 §4.1 and §4.3). Unknown and malformed preferences are
 * ignored, as the RFC requires.
 *
 * @param maxWait longest time to wait; empty when the caller states none
 * @param respondAsync whether the caller prefers a response before the work is done
 */
public record PreferHeader(Optional<Duration> maxWait, boolean respondAsync) {
    /** The preference for a response before the work is done. */
    public static final String RESPOND_ASYNC = "respond-async";

    public static final PreferHeader NOTHING = new PreferHeader(Optional.empty(), false);

    /**
     * Parses the header {@code Prefer}.
     *
     * @param limit longest wait; a longer one is reduced to it
     */
    public static PreferHeader parse(Optional<String> header, Duration limit) {
        return header.map(text -> parse(text, limit)).orElse(NOTHING);
    }

    private static PreferHeader parse(String header, Duration limit) {
        Map<String, String> preferences = new LinkedHashMap<>();
        for (String preference : header.split(",", -1)) {
            String[] pair = preference.split(";", 2)[0].split("=", 2);
            String value = pair.length == 2 ? pair[1].strip().replace("\"", "") : "";
            // Of several preferences of one name the first counts.
            preferences.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), value);
        }
        return new PreferHeader(
                Optional.ofNullable(preferences.get("wait")).flatMap(text -> seconds(text, limit)),
                preferences.containsKey(RESPOND_ASYNC));
    }

    /**
     * Returns the value of Preference-Applied; empty when no preference was honoured.
     *
     * @param beforeTheEnd whether the response is sent before the work is done
     */
    public Optional<String> applied(boolean beforeTheEnd) {
        List<String> applied = new ArrayList<>();
        if (respondAsync && beforeTheEnd) {
            applied.add(RESPOND_ASYNC);
        }
        maxWait.ifPresent(length -> applied.add("wait=" + length.toSeconds()));
        return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
    }

    private static Optional<Duration> seconds(String text, Duration limit) {
        if (!text.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        Duration requested = Duration.ofSeconds(Long.parseLong(text));
        return Optional.of(requested.compareTo(limit) < 0 ? requested : limit);
    }
}
