package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.ImportRow;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Stores people as the rows of an import say, a row at a time creating or replacing one. */
public final class Import {
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final People people;
    private final Access access;
    private final Permissions permissions;
    private final PeopleWriter peopleWriter;
    private final Time time;

    public Import(Ports ports) {
        this.people = ports.people();
        this.peopleWriter = new PeopleWriter(ports.people());
        this.access = ports.access();
        this.permissions = new Permissions(ports);
        this.time = ports.time();
    }

    /** What became of a row. */
    public enum Outcome {
        CREATED,
        REPLACED,
        REFUSED;

        /** The outcome's name in documents: {@code created}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line of the answer; the reason is empty unless the row was refused. */
    public record RowResult(int row, String id, Outcome outcome, String reason) {}

    /** Stores the rows, the last one of each id counting. Returns a result a row, in the order of the rows. */
    public List<RowResult> store(Caller caller, List<ImportRow> rows) {
        Map<Integer, RowResult> results = new TreeMap<>();
        Map<String, ImportRow> last = new LinkedHashMap<>();
        for (ImportRow row : rows) {
            ImportRow earlier = last.put(row.id(), row);
            if (earlier != null) {
                results.put(earlier.number(), refused(earlier, "row " + row.number() + " has the same id and counts"));
            }
        }
        Permissions.Granted granted = permissions.of(caller);
        Map<Set<String>, Optional<Problem>> checked = new HashMap<>();
        Set<ImportRow> open = new HashSet<>();
        for (ImportRow row : last.values()) {
            checked.computeIfAbsent(row.named(), named -> permissions.check(granted, named))
                    .ifPresentOrElse(
                            problem -> results.put(row.number(), refused(row, problem.detail())), () -> open.add(row));
        }
        Set<Long> sequences = new HashSet<>();
        for (int tried = 0; tried < TRIES && !open.isEmpty(); tried++) {
            if (tried > 0) {
                time.sleep(PAUSE);
            }
            sequences.add(access.nextSequence(caller.tenant()));
            List<RowResult> stored = storeOnce(granted, open, sequences);
            stored.forEach(result -> results.put(result.row(), result));
            open.removeIf(row -> results.containsKey(row.number()));
        }
        open.forEach(row -> results.put(row.number(), refused(row, "others kept changing this person; try again")));
        return List.copyOf(results.values());
    }

    /** The results of the rows that could be settled in one round, under the last of this import's numbers. */
    private List<RowResult> storeOnce(Permissions.Granted granted, Collection<ImportRow> rows, Set<Long> sequences) {
        long sequence = Collections.max(sequences);
        Map<String, Person> stored = people.loadLatest(
                granted.caller().tenant(), rows.stream().map(ImportRow::id).toList());
        List<RowResult> results = new ArrayList<>();
        List<PersonWrite> writes = new ArrayList<>();
        Map<String, Set<String>> joins = new TreeMap<>();
        for (ImportRow row : rows) {
            Person person = stored.getOrDefault(row.id(), Person.create(row.id(), sequence));
            List<Assignment> towards = row.towards(person);
            Optional<String> refusal = refusal(granted, person, towards, sequence);
            if (refusal.isPresent()) {
                results.add(refused(row, refusal.get()));
            } else if (towards.stream()
                    .allMatch(write -> person.register(write.path()).by() < sequence)) {
                results.add(accepted(row, person, sequences));
                if (!towards.isEmpty() || person.version() == 0) {
                    writes.add(PersonWrite.between(Optional.of(person), person.write(towards, sequence, time.now())));
                }
                row.named().stream()
                        .filter(organization -> !person.hasJoined(organization))
                        .forEach(organization -> joins.computeIfAbsent(organization, _ -> new HashSet<>())
                                .add(row.id()));
            }
        }
        people.enroll(granted.caller().tenant(), joins);
        Map<String, SaveFailure> hindered = peopleWriter.save(granted.caller().tenant(), writes);
        results.removeIf(result -> hindered.get(result.id()) instanceof SaveFailure.VersionConflict);
        results.replaceAll(result -> hindered.get(result.id()) instanceof SaveFailure.UniqueKeyTaken uniqueKeyTaken
                ? new RowResult(result.row(), result.id(), Outcome.REFUSED, uniqueKeyTaken.reason())
                : result);
        return results;
    }

    private static Optional<String> refusal(
            Permissions.Granted granted, Person person, List<Assignment> towards, long sequence) {
        Person after = person.write(towards, sequence, person.updated());
        return granted.rules()
                .refuses(person)
                .or(() -> granted.rules().refuses(after))
                .or(after::tooLarge);
    }

    /** A person this import gave birth to is created, though the answer that said so may have been lost. */
    private static RowResult accepted(ImportRow row, Person person, Set<Long> sequences) {
        Outcome outcome = sequences.contains(person.born()) ? Outcome.CREATED : Outcome.REPLACED;
        return new RowResult(row.number(), row.id(), outcome, "");
    }

    private static RowResult refused(ImportRow row, String reason) {
        return new RowResult(row.number(), row.id(), Outcome.REFUSED, reason);
    }
}
