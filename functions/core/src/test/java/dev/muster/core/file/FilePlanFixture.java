package dev.muster.core.file;

import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people and rows of the tests of plans. */
abstract class FilePlanFixture {
    final Map<UniqueValue, String> holders = new HashMap<>();
    final Map<String, String> present = new HashMap<>();

    List<RowEntry> plan(FileOptions options, FileRow... rows) {
        return entries(filePlan(options, rows), rows);
    }

    FilePlan filePlan(FileOptions options, FileRow... rows) {
        RowIndex index = new RowIndex(options);
        Arrays.stream(rows).forEach(index::add);
        List<String> ids = new ArrayList<>();
        return FilePlan.of(index, new FoundPeople(holders, present, Set.of("3")), () -> {
            ids.add("new-" + ids.size());
            return ids.getLast();
        });
    }

    static List<RowEntry> entries(FilePlan plan, FileRow... rows) {
        return Arrays.stream(rows).map(plan::entry).toList();
    }

    static FileOptions options(MatchKey match, RowMode mode) {
        return new FileOptions(match, mode, BlankCell.KEEP, Map.of(), Optional.empty());
    }

    static FileRow row(int number, String key, Assignment... assignments) {
        return new FileRow(
                new RowNumber(0, number),
                key,
                Map.of("key", key),
                new RowChange(List.of(assignments), Map.of()),
                Optional.empty());
    }

    static Assignment set(String path, String text) {
        return new Assignment(new Path(path), Value.of(text));
    }

    static List<RowPlan> plans(List<RowEntry> entries) {
        return entries.stream().map(RowEntry::plan).toList();
    }

    void areThere(String... ids) {
        Arrays.stream(ids).forEach(id -> present.put(id, id));
    }

    void holds(String person, UniqueValue... values) {
        Arrays.stream(values).forEach(value -> holders.put(value, person));
    }
}
