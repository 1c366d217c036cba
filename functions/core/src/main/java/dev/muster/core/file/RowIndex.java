package dev.muster.core.file;

import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rows of a file or stripe as far as planning needs them at once. The rows themselves are read a second time, so a
 * million of them take few bytes each.
 */
public final class RowIndex {
    private final FileOptions options;
    private final List<IndexedRow> rows = new ArrayList<>();
    private final Map<String, Integer> lastByKey = new HashMap<>();
    private final Map<RowNeeds, RowNeeds> shared = new HashMap<>();

    public RowIndex(FileOptions options) {
        this.options = options;
    }

    /**
     * A row without its cells and change.
     *
     * @param key the key as sent
     * @param hasProblem whether it is refused whoever the person is
     */
    record IndexedRow(RowNumber number, String key, RowNeeds needs, boolean hasProblem) {}

    /** Adds the next row. Throws {@link IllegalArgumentException} when an earlier one has the same or a higher number. */
    public void add(FileRow row) {
        if (!rows.isEmpty() && rows.getLast().number().compareTo(row.number()) >= 0) {
            throw new IllegalArgumentException(row.number().text() + " does not follow "
                    + rows.getLast().number().text());
        }
        RowNeeds needs = RowNeeds.of(row, options.match());
        boolean hasProblem = RowChanges.problem(row, options.match()).isPresent();
        rows.add(new IndexedRow(row.number(), row.key(), shared(needs), hasProblem));
        if (!row.key().isBlank()) {
            lastByKey.put(options.match().folded(row.key()), rows.size() - 1);
        }
    }

    /** Most rows of a file refer to the same people and organizations. */
    private RowNeeds shared(RowNeeds needs) {
        if (!needs.claims().isEmpty()) {
            return needs;
        }
        RowNeeds known = shared.putIfAbsent(needs, needs);
        return known == null ? needs : known;
    }

    FileOptions options() {
        return options;
    }

    List<IndexedRow> rows() {
        return rows;
    }

    /** Returns the place of the row with this number. */
    int place(RowNumber number) {
        IndexedRow wanted = new IndexedRow(number, "", RowNeeds.NONE, false);
        return Collections.binarySearch(rows, wanted, Comparator.comparing(IndexedRow::number));
    }

    /** Returns the place of the last row that has the same key as this one. */
    int lastLike(IndexedRow row) {
        return lastByKey.getOrDefault(options.match().folded(row.key()), -1);
    }

    /** Returns the unique values by which rows name people, one for each key. */
    public Stream<UniqueValue> keys() {
        return options.match() == MatchKey.ID
                ? Stream.of()
                : lastByKey.values().stream()
                        .flatMap(place -> options.match().unique(rows.get(place).key()).stream());
    }

    /** Returns the unique values that rows set, other than their keys; a value that several rows set comes repeatedly. */
    public Stream<UniqueValue> claims() {
        return rows.stream().flatMap(row -> row.needs().claims().stream());
    }

    /** Returns whether it has to be known if the person that the row names by id is there: nobody missing takes a key. */
    boolean isLookedUp(IndexedRow row) {
        return options.mode() != RowMode.UPDATE
                || options.maxRefused().isPresent()
                || !row.needs().claims().isEmpty();
    }

    /** Returns whether any row sets a unique value other than its key. Then one planner must plan the whole file. */
    public boolean hasClaims() {
        return rows.stream().anyMatch(row -> !row.needs().claims().isEmpty());
    }

    /** Returns whether a row whose person is there is refused. */
    public boolean createsOnly() {
        return options.mode() == RowMode.CREATE;
    }

    /** Returns the folded key by which rows name this person; blank when it has none. */
    public String keyOf(Person person) {
        return FoundPeople.key(person, options.match());
    }

    /** Returns the organizations that rows name. */
    public Set<String> organizations() {
        Set<String> all = new TreeSet<>();
        rows.forEach(row -> all.addAll(row.needs().organizations()));
        return all;
    }

    /**
     * Returns the ids of people who have to be looked at: to whom people are assigned, whose row creates them, gives them
     * a unique value or counts against {@code max_refused}, and whom several keys may name. A row that the key of its
     * person does not name claims no unique value.
     *
     * @param holders the person that holds each unique value of {@link #keys}
     */
    public Set<String> ids(Map<UniqueValue, String> holders) {
        Set<String> ids = new TreeSet<>();
        rows.forEach(row -> ids.addAll(row.needs().leaders()));
        if (options.match() == MatchKey.ID) {
            lastByKey.forEach((id, place) -> {
                if (IdFormat.isValid(id) && isLookedUp(rows.get(place))) {
                    ids.add(id);
                }
            });
        } else {
            Set<String> once = new HashSet<>();
            lastByKey.values().forEach(place -> {
                IndexedRow row = rows.get(place);
                holder(row, holders)
                        .filter(holder -> !row.needs().claims().isEmpty() || !once.add(holder))
                        .ifPresent(ids::add);
            });
        }
        return ids;
    }

    private Optional<String> holder(IndexedRow row, Map<UniqueValue, String> holders) {
        return options.match().unique(row.key()).flatMap(key -> Optional.ofNullable(holders.get(key)));
    }
}
