package dev.muster.core.file;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of rows: what each still has to say once its plan is known. */
final class RowChanges {
    private static final String MEMBERS = ContactSet.EMAIL_ADDRESSES.code() + "/";

    private RowChanges() {}

    /** Returns why the row is refused whoever its person is; empty when it can be planned. */
    static Optional<RowProblem> problem(FileRow row, MatchKey match) {
        if (row.problem().isPresent()) {
            return row.problem();
        }
        if (row.key().isBlank()) {
            return Optional.of(new RowProblem(
                    "missing_key", match.code(), match.code() + " is blank; it must name the person of the row"));
        }
        return row.bytes() > FileRow.MAX_BYTES
                ? Optional.of(new RowProblem(
                        "row_too_large",
                        "",
                        "the row has %d bytes; the limit is %d".formatted(row.bytes(), FileRow.MAX_BYTES)))
                : Optional.empty();
    }

    /** Returns the entry of a row with this plan. A row with a problem is refused for it. */
    static RowEntry entry(FileRow row, RowPlan plan, FileOptions options) {
        MatchKey match = options.match();
        return switch (plan) {
            case RowPlan.Change _ -> planned(with(row, withoutKey(row, match)), plan, options);
            case RowPlan.Create _ -> planned(with(row, withKey(row, match)), plan, options);
            case RowPlan.Refuse(RowProblem known) ->
                planned(idle(row), new RowPlan.Refuse(problem(row, match).orElse(known)), options);
            case RowPlan.Miss _, RowPlan.Repeat _ -> planned(idle(row), plan, options);
        };
    }

    private static RowEntry planned(FileRow row, RowPlan plan, FileOptions options) {
        return new RowEntry(row, plan, options.match(), options.mode());
    }

    private static FileRow with(FileRow row, RowChange change) {
        return new FileRow(row.number(), row.key(), row.cells(), change, Optional.empty());
    }

    /** Nobody applies such a row, so only its cells are kept, as long as there is room for them. */
    private static FileRow idle(FileRow row) {
        boolean fits = row.bytes() <= FileRow.MAX_BYTES;
        return new FileRow(
                row.number(),
                fits ? row.key() : "",
                fits ? row.cells() : Map.of(),
                RowChange.NOTHING,
                Optional.empty());
    }

    /** The key names a person who is there and is not written again. */
    private static RowChange withoutKey(FileRow row, MatchKey match) {
        Optional<Path> path = path(match);
        List<Assignment> others = row.change().assignments().stream()
                .filter(assignment -> path.filter(assignment.path()::equals).isEmpty())
                .toList();
        return new RowChange(others, sets(row, match));
    }

    /** A new person gets the key by which the row names it. */
    private static RowChange withKey(FileRow row, MatchKey match) {
        List<Assignment> all = new ArrayList<>();
        path(match)
                .ifPresent(
                        path -> all.add(new Assignment(path, Value.of(row.key().strip()))));
        all.addAll(withoutKey(row, match).assignments());
        return new RowChange(all, sets(row, match));
    }

    private static Optional<Path> path(MatchKey match) {
        return match == MatchKey.ID ? Optional.empty() : Optional.of(Path.attribute(match.code()));
    }

    /** The primary address is always one of the addresses. */
    private static Map<String, Set<String>> sets(FileRow row, MatchKey match) {
        Set<String> addresses = row.change().sets().get(MEMBERS);
        if (match != MatchKey.EMAIL || addresses == null) {
            return row.change().sets();
        }
        Set<String> members = new HashSet<>(addresses);
        members.add(row.key().strip());
        Map<String, Set<String>> sets = new HashMap<>(row.change().sets());
        sets.put(MEMBERS, members);
        return sets;
    }
}
