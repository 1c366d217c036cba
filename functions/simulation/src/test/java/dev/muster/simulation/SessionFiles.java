package dev.muster.simulation;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Random files of a session: rows that change people, create them, move their unique values and let them join. */
final class SessionFiles {
    private static final int MOST_ROWS = 8;

    private final SimulatedWorld world;
    private final ScheduleChoices choices;
    private final FileClients clients;

    SessionFiles(SimulatedWorld world, FileClients clients) {
        this.world = world;
        this.choices = world.choices;
        this.clients = clients;
    }

    /** Returns the request that sends the next file. */
    SimulatedClients.Request next() {
        FileOptions options = new FileOptions(
                one(List.of(MatchKey.values())),
                one(List.of(RowMode.UPDATE, RowMode.UPSERT, RowMode.UPSERT)),
                BlankCell.KEEP,
                Map.of(),
                Optional.empty());
        String digest = world.sentFiles.nextDigest();
        FileContent content = new FileContent(
                digest,
                IntStream.rangeClosed(1, 1 + choices.next(MOST_ROWS))
                        .mapToObj(number -> row(digest, options.match(), new RowNumber(0, number)))
                        .toList());
        return clients.whole(options, JobOptions.DEFAULT, content);
    }

    private FileRow row(String digest, MatchKey match, RowNumber number) {
        String key = switch (match) {
            case ID -> choices.next(6) == 0 ? one(RandomRequests.NEWCOMERS) : one(SimulatedWorld.PEOPLE.subList(0, 8));
            case EMAIL -> one(RandomFiles.EMAILS);
            case CUSTOM_ID -> one(RandomFiles.CUSTOM_IDS);
        };
        return new FileRow(number, key, FileContent.cells(digest, number), change(match), Optional.empty());
    }

    private RowChange change(MatchKey match) {
        List<Assignment> assignments = new ArrayList<>();
        maybe(2, SimulatedWorld.COUNTRY, List.of("DE", "FR", "IT", "PE"), assignments);
        maybe(3, SimulatedWorld.CITY, List.of("DE", "FR"), assignments);
        maybe(4, RandomFiles.STATUS, List.of("contacted", "new"), assignments);
        if (match != MatchKey.EMAIL) {
            maybe(4, SimulatedWorld.EMAIL, RandomFiles.EMAILS, assignments);
        }
        if (match != MatchKey.CUSTOM_ID) {
            maybe(4, SimulatedWorld.CUSTOM_ID, RandomFiles.CUSTOM_IDS, assignments);
        }
        Map<String, Set<String>> sets = choices.next(6) == 0
                ? Map.of(RandomFiles.LABELS, Set.copyOf(List.of("a", "b").subList(0, choices.next(3))))
                : Map.of();
        return new RowChange(assignments, sets);
    }

    private void maybe(int oneIn, Path path, List<String> values, List<Assignment> assignments) {
        if (choices.next(oneIn) == 0) {
            assignments.add(new Assignment(path, choices.next(5) == 0 ? Value.NOTHING : Value.of(one(values))));
        }
    }

    private <T> T one(List<T> all) {
        return all.get(choices.next(all.size()));
    }
}
