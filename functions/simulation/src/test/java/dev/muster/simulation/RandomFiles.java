package dev.muster.simulation;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.MaxRefused;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.file.RowProblem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Random files with few keys and few values, so that keys repeat, cross between rows, and meet those of other jobs. */
final class RandomFiles {
    static final Path STATUS = Path.inOrganization("3", "followup_status");
    static final String LABELS = "org/3/labels/";

    /** Addresses, of which some people have some at first. */
    static final List<String> EMAILS = IntStream.range(0, 6)
            .mapToObj(number -> "e" + number + "@file.example")
            .toList();

    static final List<String> CUSTOM_IDS = List.of("DE", "FR", "IT", "c0", "c1");

    /** Rows enough for two batches. */
    private static final int LARGE = 120;

    private final ScheduleChoices choices;

    RandomFiles(ScheduleChoices choices) {
        this.choices = choices;
    }

    FileOptions options() {
        MatchKey match = one(List.of(MatchKey.ID, MatchKey.EMAIL, MatchKey.EMAIL, MatchKey.CUSTOM_ID));
        RowMode mode = one(List.of(RowMode.UPDATE, RowMode.UPDATE, RowMode.UPSERT, RowMode.UPSERT, RowMode.CREATE));
        Optional<MaxRefused> maxRefused =
                choices.next(8) == 0 ? Optional.of(new MaxRefused.Rows(choices.next(3))) : Optional.empty();
        return new FileOptions(match, mode, one(List.of(BlankCell.values())), Map.of(), maxRefused);
    }

    /**
     * Returns the content of a file or part.
     *
     * @param part the number of the part; 0 for a file that one request sends whole
     */
    FileContent content(String digest, FileOptions options, int part) {
        boolean isLarge = options.match() == MatchKey.ID && choices.next(12) == 0;
        int many = isLarge ? LARGE : 1 + choices.next(8);
        boolean setsKeys = choices.next(2) == 0;
        return new FileContent(
                digest,
                IntStream.rangeClosed(1, many)
                        .mapToObj(number -> row(digest, options, new RowNumber(part, number), isLarge, setsKeys))
                        .toList());
    }

    private FileRow row(String digest, FileOptions options, RowNumber number, boolean isLarge, boolean setsKeys) {
        Optional<RowProblem> problem = choices.next(30) == 0
                ? Optional.of(new RowProblem("invalid_value", "score", "score must be a number"))
                : Optional.empty();
        String key = choices.next(40) == 0 ? "" : key(options.match(), isLarge);
        RowChange change = problem.isPresent() ? RowChange.NOTHING : change(options.match(), setsKeys);
        return new FileRow(number, key, FileContent.cells(digest, number), change, problem);
    }

    private String key(MatchKey match, boolean isLarge) {
        return switch (match) {
            case ID -> isLarge ? one(SimulatedWorld.PEOPLE) : id();
            case EMAIL -> choices.next(3) == 0 ? one(EMAILS).toUpperCase(Locale.ROOT) : one(EMAILS);
            case CUSTOM_ID -> one(CUSTOM_IDS);
        };
    }

    private String id() {
        return choices.next(5) == 0 ? one(RandomRequests.NEWCOMERS) : one(SimulatedWorld.PEOPLE.subList(0, 6));
    }

    private RowChange change(MatchKey match, boolean setsKeys) {
        List<Assignment> assignments = new ArrayList<>();
        maybe(3, SimulatedWorld.COUNTRY, List.of("DE", "FR", "IT"), assignments);
        maybe(1, SimulatedWorld.CITY, List.of("Berlin", "Rome"), assignments);
        maybe(1, STATUS, List.of("contacted", "new"), assignments);
        if (setsKeys && match != MatchKey.EMAIL) {
            maybe(2, SimulatedWorld.EMAIL, EMAILS, assignments);
        }
        if (setsKeys && match != MatchKey.CUSTOM_ID) {
            maybe(2, SimulatedWorld.CUSTOM_ID, CUSTOM_IDS, assignments);
        }
        Map<String, Set<String>> sets = choices.next(6) == 0
                ? Map.of(LABELS, Set.copyOf(List.of("a", "b").subList(0, choices.next(3))))
                : Map.of();
        return new RowChange(assignments, sets);
    }

    /** Sets one of the values in so many of four rows, and clears it in some of them. */
    private void maybe(int ofFour, Path path, List<String> values, List<Assignment> assignments) {
        if (choices.next(4) < ofFour) {
            assignments.add(new Assignment(path, choices.next(6) == 0 ? Value.NOTHING : Value.of(one(values))));
        }
    }

    private <T> T one(List<T> all) {
        return all.get(choices.next(all.size()));
    }
}
