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
 * @param patience how long at most; empty when the caller does not say
 * @param respondAsync whether it would rather have the answer before the work is done
 */
public record Prefer(Optional<Duration> patience, boolean respondAsync) {
    /** Longer nobody waits: the gateway in front of us hangs up after 30 seconds. */
    public static final Duration LONGEST = Duration.ofSeconds(20);

    public static final Prefer NOTHING = new Prefer(Optional.empty(), false);

    public static Prefer parse(Optional<String> header) {
        return header.map(Prefer::parse).orElse(NOTHING);
    }

    private static Prefer parse(String header) {
        Map<String, String> preferences = new LinkedHashMap<>();
        for (String preference : header.split(",", -1)) {
            String[] pair = preference.split(";", 2)[0].split("=", 2);
            String value = pair.length == 2 ? pair[1].strip().replace("\"", "") : "";
            // Of several of one name the first counts.
            preferences.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), value);
        }
        return new Prefer(
                Optional.ofNullable(preferences.get("wait")).flatMap(Prefer::seconds),
                preferences.containsKey("respond-async"));
    }

    /** What to answer in Preference-Applied; empty when nothing was asked. */
    public Optional<String> applied(boolean beforeTheEnd) {
        List<String> applied = new ArrayList<>();
        if (respondAsync && beforeTheEnd) {
            applied.add("respond-async");
        }
        patience.ifPresent(length -> applied.add("wait=" + length.toSeconds()));
        return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
    }

    private static Optional<Duration> seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(text));
        return Optional.of(asked.compareTo(LONGEST) < 0 ? asked : LONGEST);
    }
}
