package dev.muster.core.file;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a row asks of its person.
 *
 * @param assignments values to set; {@link dev.muster.core.person.Value#NOTHING} clears
 * @param sets the exact members of sets, by the prefix of their paths, for example {@code email_addresses/} or
 *     {@code org/3/labels/}; other members are removed
 */
public record RowChange(List<Assignment> assignments, Map<String, Set<String>> sets) {
    /** Asks for nothing. */
    public static final RowChange NOTHING = new RowChange(List.of(), Map.of());

    private static final int OVERHEAD = 8;

    public RowChange {
        assignments = List.copyOf(assignments);
        sets = Collections.unmodifiableMap(new TreeMap<>(sets));
    }

    /** Returns the size of all paths and values in UTF-8 bytes, with what surrounds them. */
    public long bytes() {
        long bytes = 0;
        for (Assignment assignment : assignments) {
            bytes += Value.bytes(assignment.path().text()) + assignment.to().bytes() + OVERHEAD;
        }
        for (Map.Entry<String, Set<String>> set : sets.entrySet()) {
            bytes += Value.bytes(set.getKey()) + OVERHEAD;
            bytes += set.getValue().stream()
                    .mapToLong(member -> Value.bytes(member) + OVERHEAD)
                    .sum();
        }
        return bytes;
    }
}
