package dev.muster.core.file;

import dev.muster.core.file.RowIndex.IndexedRow;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.UniqueValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Plans the rows of a file from top to bottom. */
final class RowPlanner {
    /** Stands for the problem that the row has itself, which its entry names. */
    private static final RowPlan OWN_PROBLEM = refuse("", "", "");

    private final RowIndex index;
    private final FoundPeople found;
    private final Supplier<String> newIds;
    private final MatchKey match;
    private final Map<UniqueKey, Claim> claimed = new HashMap<>();

    RowPlanner(RowIndex index, FoundPeople found, Supplier<String> newIds) {
        this.index = index;
        this.found = found;
        this.newIds = newIds;
        this.match = index.options().match();
    }

    /** The row that gives a unique value to a person. */
    private record Claim(RowNumber row, String person) {}

    List<RowPlan> plan() {
        List<RowPlan> plans = new ArrayList<>(index.rows().size());
        for (IndexedRow row : index.rows()) {
            plans.add(plan(row, plans.size()));
        }
        return plans;
    }

    private RowPlan plan(IndexedRow row, int place) {
        int last = index.lastLike(row);
        if (last > place) {
            return new RowPlan.Repeat(index.rows().get(last).number());
        }
        if (row.hasProblem()) {
            return OWN_PROBLEM;
        }
        return unknown(row).orElseGet(() -> match == MatchKey.ID ? planById(row) : planByHolder(row, unique(row)));
    }

    private UniqueValue unique(IndexedRow row) {
        return match.unique(row.key()).orElseThrow();
    }

    /** Returns the refusal of a row that names an organization or a leader who is not there. */
    private Optional<RowPlan> unknown(IndexedRow row) {
        return missing(row.needs().organizations(), found.organizations())
                .map(id -> refuse("unknown_organization", "organizations." + id, "there is no organization " + id))
                .or(() -> missing(row.needs().leaders(), found.present().keySet())
                        .map(id -> refuse("unknown_person", "", "there is no person " + id + " to assign to")));
    }

    private static Optional<String> missing(Set<String> named, Set<String> known) {
        return known.containsAll(named)
                ? Optional.empty()
                : new TreeSet<>(named)
                        .stream().filter(id -> !known.contains(id)).findFirst();
    }

    private RowPlan planById(IndexedRow row) {
        String id = row.key();
        if (!IdFormat.isValid(id)) {
            return index.options().mode() == RowMode.UPDATE
                    ? new RowPlan.Miss("there is no person with this id; an id is " + IdFormat.FORM)
                    : refuse("invalid_id", match.code(), "the id of a new person must be " + IdFormat.FORM);
        }
        return !index.isLookedUp(row) || found.present().containsKey(id) ? planPresent(row, id) : planMissing(row, id);
    }

    private RowPlan planByHolder(IndexedRow row, UniqueValue key) {
        String holder = found.holders().get(key);
        if (holder == null) {
            return planMissing(row, "");
        }
        String primary = found.present().get(holder);
        return primary == null || primary.equals(match.folded(row.key()))
                ? planPresent(row, holder)
                : refuse(
                        "other_key",
                        match.code(),
                        "%s %s is not the one that names person %s, who holds it"
                                .formatted(match.code(), row.key(), holder));
    }

    private RowPlan planPresent(IndexedRow row, String person) {
        if (index.options().mode() == RowMode.CREATE) {
            return refuse("already_there", match.code(), "person " + person + " is there already");
        }
        return claim(row, row.needs().claims(), person).orElseGet(() -> new RowPlan.Change(person));
    }

    /**
     * Plans a row whose person is not there.
     *
     * @param id the id that the row names; blank when it names none
     */
    private RowPlan planMissing(IndexedRow row, String id) {
        if (index.options().mode() == RowMode.UPDATE) {
            return new RowPlan.Miss(
                    match == MatchKey.ID ? "no such person" : "no person has the " + match.code() + " " + row.key());
        }
        String person = id.isEmpty() ? newIds.get() : id;
        List<UniqueValue> values = new ArrayList<>(row.needs().claims());
        match.unique(row.key()).ifPresent(values::add);
        return claim(row, values, person).orElseGet(() -> new RowPlan.Create(person));
    }

    /** Gives the unique values to the person; returns the refusal if one of them is not free. */
    private Optional<RowPlan> claim(IndexedRow row, List<UniqueValue> values, String person) {
        for (UniqueValue value : values) {
            String holder = found.holders().getOrDefault(value, person);
            Claim earlier = claimed.getOrDefault(value.key(), new Claim(row.number(), person));
            if (!holder.equals(person)) {
                return Optional.of(taken(value, "belongs to person " + holder));
            }
            if (!earlier.person().equals(person)) {
                return Optional.of(taken(
                        value, "is given to another person by " + earlier.row().text()));
            }
        }
        values.forEach(value -> claimed.put(value.key(), new Claim(row.number(), person)));
        return Optional.empty();
    }

    private static RowPlan taken(UniqueValue value, String reason) {
        String kind = value.kind().code();
        return refuse("taken", kind, "%s %s %s".formatted(kind, value.text(), reason));
    }

    private static RowPlan refuse(String code, String column, String reason) {
        return new RowPlan.Refuse(new RowProblem(code, column, reason));
    }
}
