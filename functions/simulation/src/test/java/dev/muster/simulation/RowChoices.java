package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowNumber;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.TextFolding;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The plans that the rows of a file may have, from top to bottom, given the people at all moments while it was planned. It
 * knows no planner: of the rows with one key the last counts, and a row that takes a unique value of somebody else is
 * refused. A row has one possible plan unless its people or their unique values moved meanwhile.
 */
final class RowChoices {
    private final PeopleTimeline timeline;
    private final Tenant tenant;
    private final FileOptions options;
    private final List<FileRow> rows;
    private final Function<FileRow, PeopleTimeline.Window> planned;
    private final Map<String, FileRow> last = new HashMap<>();
    private final Set<UniqueKey> claimed = new HashSet<>();
    private final Map<UniqueKey, List<Claim>> claims = new HashMap<>();
    private final Map<RowNumber, Set<Choice>> choices = new LinkedHashMap<>();

    /** What may become of a row. */
    enum Kind {
        REPEAT,
        REFUSE,
        MISS,
        CHANGE,
        CREATE
    }

    /**
     * A possible plan.
     *
     * @param person the person; blank when nobody is written, or when the planner chooses a new id
     */
    record Choice(Kind kind, String person) {}

    /** An earlier row that gives a unique value to a person, for certain or perhaps. */
    private record Claim(String person, boolean certain) {}

    private static final Choice REFUSE = new Choice(Kind.REFUSE, "");

    RowChoices(
            SimulatedWorld world,
            Tenant tenant,
            SentFiles.SentRows sent,
            Function<FileRow, PeopleTimeline.Window> planned) {
        this.timeline = world.timeline;
        this.tenant = tenant;
        this.options = sent.options();
        this.rows = sent.rows();
        this.planned = planned;
        rows.forEach(row -> last.put(folded(row), row));
        rows.forEach(row -> claimed.addAll(keys(row)));
        rows.forEach(row -> choices.put(row.number(), decide(row)));
    }

    /** Returns the possible plans of the row. */
    Set<Choice> of(RowNumber number) {
        return choices.get(number);
    }

    /** Returns the last row with the key of this one. */
    FileRow lastLike(FileRow row) {
        return last.get(folded(row));
    }

    private static String folded(FileRow row) {
        return TextFolding.fold(row.key().strip());
    }

    /** Returns the unique values that the row sets, other than its key. */
    static Set<UniqueKey> keys(FileRow row) {
        Set<UniqueKey> keys = new HashSet<>();
        for (Assignment assignment : row.change().assignments()) {
            if (assignment.to() instanceof Value.Text(String text)) {
                if (assignment.path().equals(SimulatedWorld.EMAIL)) {
                    keys.add(UniqueKey.email(text));
                }
                if (assignment.path().equals(SimulatedWorld.CUSTOM_ID)) {
                    keys.add(UniqueKey.customId(text));
                }
            }
        }
        return keys;
    }

    /** Returns the unique value by which the row names its person; empty when it names it by id. */
    static Optional<UniqueKey> key(FileOptions options, FileRow row) {
        return switch (options.match()) {
            case ID -> Optional.empty();
            case EMAIL -> Optional.of(UniqueKey.email(row.key()));
            case CUSTOM_ID -> Optional.of(UniqueKey.customId(row.key()));
        };
    }

    private Set<Choice> decide(FileRow row) {
        if (!row.key().isBlank() && !lastLike(row).equals(row)) {
            return Set.of(new Choice(Kind.REPEAT, ""));
        }
        if (row.problem().isPresent() || row.key().isBlank()) {
            return Set.of(REFUSE);
        }
        Set<Choice> found = new HashSet<>();
        if (options.match() == MatchKey.ID) {
            decideById(row, found);
        } else {
            decideByHolder(row, found);
        }
        Set<UniqueKey> taken = new HashSet<>(keys(row));
        key(options, row).ifPresent(taken::add);
        for (Choice choice : found) {
            if (choice.kind() == Kind.CHANGE || choice.kind() == Kind.CREATE) {
                String person = choice.person().isEmpty() ? fresh(row) : choice.person();
                (choice.kind() == Kind.CREATE ? taken : keys(row))
                        .forEach(key -> claims.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(new Claim(person, found.size() == 1)));
            }
        }
        return found;
    }

    private void decideById(FileRow row, Set<Choice> found) {
        boolean isLookedUp = options.mode() != RowMode.UPDATE
                || options.maxRefused().isPresent()
                || !keys(row).isEmpty();
        Set<Boolean> existence = isLookedUp ? timeline.existence(tenant, row.key(), planned.apply(row)) : Set.of(true);
        existence.forEach(exists -> {
            if (exists) {
                addPresent(row, row.key(), found);
            } else {
                addMissing(row, row.key(), found);
            }
        });
    }

    private void decideByHolder(FileRow row, Set<Choice> found) {
        for (Optional<String> holder : keyHolders(row)) {
            holder.ifPresentOrElse(person -> decideByHolder(row, person, found), () -> addMissing(row, "", found));
        }
    }

    /** The holder of a key is read if the row sets unique values, or if another row may name the same person. */
    private void decideByHolder(FileRow row, String holder, Set<Choice> found) {
        boolean setsKeys = !keys(row).isEmpty();
        boolean isNamedTwice = last.values().stream()
                .anyMatch(other -> !other.equals(row)
                        && !other.key().isBlank()
                        && keyHolders(other).contains(Optional.of(holder)));
        List<Optional<Person>> states = timeline.states(tenant, holder, planned.apply(row));
        if ((setsKeys || isNamedTwice) && states.stream().anyMatch(state -> isOfOtherKey(row, state))) {
            found.add(REFUSE);
        }
        if (!setsKeys || !states.stream().allMatch(state -> isOfOtherKey(row, state))) {
            addPresent(row, holder, found);
        }
    }

    private boolean isOfOtherKey(FileRow row, Optional<Person> state) {
        return state.filter(Person::exists)
                .filter(person -> !isNamed(options, row, person))
                .isPresent();
    }

    /** Returns whether the row names this person: only the primary address does. */
    static boolean isNamed(FileOptions options, FileRow row, Person person) {
        return key(options, row)
                .map(key -> person.value(Path.attribute(key.kind().code())) instanceof Value.Text(String text)
                        && key.equals(
                                key.kind() == UniqueKey.Kind.EMAIL ? UniqueKey.email(text) : UniqueKey.customId(text)))
                .orElse(true);
    }

    /** A key may be read from a replica, unless the file creates people only. */
    private Set<Optional<String>> keyHolders(FileRow row) {
        PeopleTimeline.Window window = planned.apply(row);
        Duration late = options.mode() == RowMode.CREATE ? Duration.ZERO : StaleReads.LONGEST;
        return timeline.holders(tenant, key(options, row).orElseThrow(), window.earlier(late));
    }

    private void addPresent(FileRow row, String person, Set<Choice> found) {
        if (options.mode() == RowMode.CREATE) {
            found.add(REFUSE);
            return;
        }
        Map<UniqueKey, Set<Optional<String>>> holders = new HashMap<>();
        keys(row).forEach(key -> holders.put(key, timeline.holders(tenant, key, planned.apply(row))));
        addUnlessTaken(holders, person, new Choice(Kind.CHANGE, person), found);
    }

    private void addMissing(FileRow row, String person, Set<Choice> found) {
        if (options.mode() == RowMode.UPDATE) {
            found.add(new Choice(Kind.MISS, ""));
            return;
        }
        Map<UniqueKey, Set<Optional<String>>> holders = new HashMap<>();
        keys(row).forEach(key -> holders.put(key, timeline.holders(tenant, key, planned.apply(row))));
        key(options, row).ifPresent(key -> {
            Set<Optional<String>> ofKey = new HashSet<>(Set.of(Optional.empty()));
            if (claimed.contains(key)) {
                ofKey.addAll(timeline.holders(tenant, key, planned.apply(row)));
            }
            holders.put(key, ofKey);
        });
        addUnlessTaken(holders, person.isEmpty() ? fresh(row) : person, new Choice(Kind.CREATE, person), found);
    }

    /** Stands for the new id of the row's person. */
    private static String fresh(FileRow row) {
        return "new person of " + row.number().text();
    }

    private void addUnlessTaken(
            Map<UniqueKey, Set<Optional<String>>> holders, String person, Choice choice, Set<Choice> found) {
        boolean isTaken = false;
        boolean mayBeTaken = false;
        for (Map.Entry<UniqueKey, Set<Optional<String>>> key : holders.entrySet()) {
            isTaken |= key.getValue().stream().allMatch(holder -> isOther(holder, person));
            mayBeTaken |= key.getValue().stream().anyMatch(holder -> isOther(holder, person));
            for (Claim claim : claims.getOrDefault(key.getKey(), List.of())) {
                boolean isOther = !claim.person().equals(person);
                isTaken |= isOther && claim.certain();
                mayBeTaken |= isOther;
            }
        }
        if (mayBeTaken) {
            found.add(REFUSE);
        }
        if (!isTaken) {
            found.add(choice);
        }
    }

    private static boolean isOther(Optional<String> holder, String person) {
        return holder.filter(id -> !id.equals(person)).isPresent();
    }
}
