package dev.muster.core.job;

import dev.muster.core.file.RowEntry;
import dev.muster.core.person.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A numbered part of a job's people, written before its message is sent and never changed after.
 *
 * @param position the position in the slot that this batch reaches, in the form of its people source; empty in
 *     batches of people by id
 * @param last whether the slot ends with this batch; the last batch may be empty
 * @param ids the people to change; in a batch of rows those that its entries change or create
 * @param rangeBytes estimated bytes of all people of the slot from the first id to the last; 0 when unknown
 * @param entries the rows of a file, those that name nobody included; empty in a batch without rows
 */
public record Batch(
        BatchKey key, List<String> ids, String position, boolean last, long rangeBytes, List<RowEntry> entries) {
    public Batch {
        ids = List.copyOf(ids);
        entries = List.copyOf(entries);
    }

    public Batch(BatchKey key, List<String> ids, String position, boolean last, long rangeBytes) {
        this(key, ids, position, last, rangeBytes, List.of());
    }

    public Batch(BatchKey key, List<String> ids, String position, boolean last) {
        this(key, ids, position, last, 0);
    }

    /** Returns a batch of rows. */
    public static Batch ofRows(BatchKey key, List<RowEntry> entries, String position, boolean last) {
        List<String> ids =
                entries.stream().flatMap(entry -> entry.person().stream()).toList();
        return new Batch(key, ids, position, last, 0, entries);
    }

    /** Returns this batch with only these of its people. */
    public Batch only(List<String> some) {
        return new Batch(key, some, position, last, rangeBytes, entries);
    }

    /** Returns the outcome that each of its people has unless an exception is stored. */
    public Map<String, Outcome> planned() {
        Map<String, Outcome> planned = new HashMap<>();
        ids.forEach(id -> planned.put(id, Outcome.CHANGED));
        entries.forEach(entry ->
                entry.person().ifPresent(id -> entry.plan().outcome().ifPresent(outcome -> planned.put(id, outcome))));
        return planned;
    }

    /** Returns its rows by the person that each of them changes or creates. */
    public Map<String, RowEntry> entriesByPerson() {
        Map<String, RowEntry> rows = new HashMap<>();
        entries.forEach(entry -> entry.person().ifPresent(id -> rows.put(id, entry)));
        return rows;
    }

    /** Returns the number of its people and rows that are selected: every one has an outcome. */
    public int selected() {
        return entries.isEmpty()
                ? ids.size()
                : Math.toIntExact(entries.stream().filter(RowEntry::counts).count());
    }

    /** Returns whether it has neither people nor rows. */
    public boolean isEmpty() {
        return ids.isEmpty() && entries.isEmpty();
    }

    /**
     * Returns whether the other batch has the same people, rows and position. The range in bytes may differ, because people
     * grow.
     */
    public boolean isCutAs(Batch other) {
        return ids.equals(other.ids)
                && position.equals(other.position)
                && last == other.last
                && entries.equals(other.entries);
    }

    /** Returns a batch of people by id. */
    public static Batch named(int number, List<String> ids) {
        return new Batch(new BatchKey(0, number), ids, "", false);
    }
}
