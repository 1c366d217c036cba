package dev.muster.api.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Content negotiation: chooses the offered media type that the client prefers (RFC 9110 §12.5.1). */
public final class ContentNegotiation {
    private ContentNegotiation() {}

    /**
     * Returns the best of {@code offered}: the one of highest weight, of equals the one that the header names most
     * specifically, of those the first offered. Empty when the header excludes all of them.
     */
    public static Optional<String> choose(Optional<String> header, List<String> offered) {
        List<MediaType> ranges = header.filter(value -> !value.isBlank()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .flatMap(range -> MediaType.parse(range).stream())
                .toList();
        if (ranges.isEmpty()) {
            return offered.stream().findFirst();
        }
        return offered.stream()
                .filter(type -> weight(type, ranges) > 0)
                // The sort is stable, so that of equals the first offered stays first.
                .sorted(Comparator.comparingDouble((String type) -> -weight(type, ranges))
                        .thenComparingInt(type -> -specificity(type, ranges)))
                .findFirst();
    }

    private static int specificity(String type, List<MediaType> ranges) {
        return ranges.stream().mapToInt(range -> range.specificity(type)).max().orElse(0);
    }

    /** Returns the weight of the most specific range that matches the type. */
    private static double weight(String type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.specificity(type) > 0)
                .max(Comparator.comparingInt(range -> range.specificity(type)))
                .map(MediaType::weight)
                .orElse(0.0);
    }
}
