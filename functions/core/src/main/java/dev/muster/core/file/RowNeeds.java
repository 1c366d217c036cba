package dev.muster.core.file;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Path;
import dev.muster.core.person.TextFolding;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.person.Value;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a row refers to beside its own person. All of it is judged once, when the file is planned.
 *
 * @param claims unique values that the row sets, other than its key
 * @param leaders people to whom it assigns its person
 * @param organizations the organizations that it names
 */
record RowNeeds(List<UniqueValue> claims, Set<String> leaders, Set<String> organizations) {
    static final RowNeeds NONE = new RowNeeds(List.of(), Set.of(), Set.of());

    private static final String ASSIGNED = "assigned/";
    private static final String MEMBERS = ContactSet.EMAIL_ADDRESSES.code() + "/";

    /** Returns the needs of a row. */
    static RowNeeds of(FileRow row, MatchKey match) {
        Set<UniqueValue> claims = new LinkedHashSet<>();
        Set<String> leaders = new HashSet<>();
        Set<String> organizations = new HashSet<>();
        for (Assignment assignment : row.change().assignments()) {
            assignment.path().organization().ifPresent(organizations::add);
            // The key of a row is never written to a person who is there.
            if (!assignment.path().text().equals(match.code())) {
                claimed(assignment).ifPresent(claims::add);
            }
            leader(assignment).ifPresent(leaders::add);
        }
        for (Map.Entry<String, Set<String>> set : row.change().sets().entrySet()) {
            Path prefix = new Path(set.getKey());
            prefix.organization().ifPresent(organizations::add);
            if (set.getKey().equals(MEMBERS)) {
                set.getValue().stream().sorted().map(UniqueValue::email).forEach(claims::add);
            }
            if (prefix.local().equals(ASSIGNED)) {
                leaders.addAll(set.getValue());
            }
        }
        claims.removeIf(claim -> claim.text().isBlank() || isKey(claim, row, match));
        return new RowNeeds(List.copyOf(claims), Set.copyOf(leaders), Set.copyOf(organizations));
    }

    private static boolean isKey(UniqueValue claim, FileRow row, MatchKey match) {
        return match.unique(row.key())
                .filter(key -> key.kind() == claim.kind() && TextFolding.isEqual(key.text(), claim.text()))
                .isPresent();
    }

    private static Optional<UniqueValue> claimed(Assignment assignment) {
        String path = assignment.path().text();
        return switch (assignment.to()) {
            case Value.Text(String text)
            when path.equals(MatchKey.EMAIL.code()) -> Optional.of(UniqueValue.email(text));
            case Value.Text(String text)
            when path.equals(MatchKey.CUSTOM_ID.code()) -> Optional.of(UniqueValue.customId(text));
            case Value.Flag(boolean on)
            when on && path.startsWith(MEMBERS) -> Optional.of(UniqueValue.email(path.substring(MEMBERS.length())));
            case Value.Text _, Value.Flag _, Value.Numeric _, Value.Nothing _ -> Optional.empty();
        };
    }

    private static Optional<String> leader(Assignment assignment) {
        String local = assignment.path().local();
        return assignment.to().isTrue() && local.startsWith(ASSIGNED)
                ? Optional.of(local.substring(ASSIGNED.length()))
                : Optional.empty();
    }
}
