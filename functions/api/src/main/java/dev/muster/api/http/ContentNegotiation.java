package dev.muster.api.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses among media types we can write the one a caller likes best (RFC 9110 §12.5.1). */
public final class ContentNegotiation {
    private ContentNegotiation() {}

    /** The best of {@code offered}, the first of equals; empty when the header rules all of them out. */
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
                // A stable order: of equals the first offered stays first.
                .sorted(Comparator.comparingDouble((String type) -> -weight(type, ranges)))
                .findFirst();
    }

    /** The weight of the range that fits the type most closely. */
    private static double weight(String type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.fit(type) > 0)
                .max(Comparator.comparingInt(range -> range.fit(type)))
                .map(MediaType::weight)
                .orElse(0.0);
    }
}
