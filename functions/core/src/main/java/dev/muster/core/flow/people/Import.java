package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.ChangeReach;
import dev.muster.core.person.ImportRow;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonLimits;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Rights;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.time.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Creates or replaces people from the rows of an import. */
public final class Import {
    private final People people;
    private final Access access;
    private final Permissions permissions;
    private final PeopleWriter peopleWriter;
    private final Time time;
    private final OptimisticRetry optimisticRetry;

    public Import(Ports ports) {
        this.people = ports.people();
        this.peopleWriter = new PeopleWriter(ports.people());
        this.access = ports.access();
        this.permissions = new Permissions(ports);
        this.time = ports.time();
        this.optimisticRetry = new OptimisticRetry(ports);
    }

    /** The outcome of a row. */
    public enum Outcome {
        CREATED,
        REPLACED,
        REFUSED;

        /** Returns the name in documents, for example {@code created}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The result of a row; the reason is empty unless the row was refused. */
    public record RowResult(int row, String id, Outcome outcome, String reason) {}

    /** Returns a problem when the caller may not change the people of these rows now. */
    public Optional<Problem> check(RequestContext context, List<ImportRow> rows) {
        Set<String> named = new HashSet<>();
        rows.forEach(row -> named.addAll(row.named()));
        return permissions.check(context, named).or(() -> checkPeople(context, rows));
    }

    private Optional<Problem> checkPeople(RequestContext context, List<ImportRow> rows) {
        Map<String, Person> stored = people.loadLatest(
                context.tenant(), rows.stream().map(ImportRow::id).collect(Collectors.toSet()));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(stored.get(row.id()))
                        .flatMap(person -> Rights.of(context.rights()).refuses(person, reach(row)))
                        .stream())
                .findFirst()
                .map(reason -> new Problem(Problem.Kind.FORBIDDEN, reason));
    }

    private static ChangeReach reach(ImportRow row) {
        return new ChangeReach(row.attributes().isPresent(), row.named());
    }

    /**
     * Stores the rows; of several rows with one id the last one counts. Returns one result for each row, in their
     * order.
     */
    public List<RowResult> store(RequestContext context, List<ImportRow> rows) {
        Map<Integer, RowResult> results = new TreeMap<>();
        Map<String, ImportRow> last = new LinkedHashMap<>();
        for (ImportRow row : rows) {
            ImportRow earlier = last.put(row.id(), row);
            if (earlier != null) {
                results.put(earlier.number(), refused(earlier, "row " + row.number() + " has the same id and counts"));
            }
        }
        Map<Set<String>, Optional<Problem>> checked = new HashMap<>();
        // In the order of the rows: of two that claim one unique key the earlier gets it.
        Set<ImportRow> open = new TreeSet<>(Comparator.comparingInt(ImportRow::number));
        for (ImportRow row : last.values()) {
            checked.computeIfAbsent(row.named(), named -> permissions.check(context, named))
                    .ifPresentOrElse(
                            problem -> results.put(row.number(), refused(row, problem.detail())), () -> open.add(row));
        }
        if (!open.isEmpty()) {
            Set<Long> sequences = new HashSet<>();
            optimisticRetry.untilDone(() -> {
                sequences.add(access.nextSequence(context.tenant()));
                storeOnce(context, open, sequences).forEach(result -> results.put(result.row(), result));
                open.removeIf(row -> results.containsKey(row.number()));
                return open.isEmpty();
            });
        }
        open.forEach(
                row -> results.put(row.number(), refused(row, "other writers kept changing this person; try again")));
        return List.copyOf(results.values());
    }

    /** Stores the rows under the latest sequence. Returns the results of the rows without a conflict. */
    private List<RowResult> storeOnce(RequestContext context, Collection<ImportRow> rows, Set<Long> sequences) {
        long sequence = Collections.max(sequences);
        Map<String, Person> stored = people.loadLatest(
                context.tenant(), rows.stream().map(ImportRow::id).toList());
        List<RowResult> results = new ArrayList<>();
        List<PersonWrite> writes = new ArrayList<>();
        Map<String, Set<String>> joins = new TreeMap<>();
        for (ImportRow row : rows) {
            Optional<Person> known = Optional.ofNullable(stored.get(row.id()));
            Person person = Person.existingOrNew(known, row.id(), sequence);
            List<Assignment> towards = row.towards(person);
            Person base = known.orElse(person);
            Person after = base.write(towards, sequence, time.now());
            Optional<String> refusal = refusal(context, row, person, after);
            if (refusal.isPresent()) {
                results.add(refused(row, refusal.get()));
            } else if (base.canBeWritten(towards, sequence)) {
                results.add(accepted(row, person, sequences));
                if (!towards.isEmpty() || person.version() == 0) {
                    writes.add(PersonWrite.between(Optional.of(base), after));
                }
                row.named().stream()
                        .filter(organization -> !person.hasJoined(organization))
                        .forEach(organization -> joins.computeIfAbsent(organization, _ -> new HashSet<>())
                                .add(row.id()));
            }
        }
        people.enroll(context.tenant(), joins);
        Map<String, SaveFailure> failures = peopleWriter.save(context.tenant(), writes);
        results.removeIf(result -> failures.get(result.id()) instanceof SaveFailure.VersionConflict);
        results.replaceAll(result -> failures.get(result.id()) instanceof SaveFailure.UniqueKeyTaken uniqueKeyTaken
                ? new RowResult(result.row(), result.id(), Outcome.REFUSED, uniqueKeyTaken.reason())
                : result);
        return results;
    }

    private static Optional<String> refusal(RequestContext context, ImportRow row, Person person, Person after) {
        ChangeReach reach = new ChangeReach(row.attributes().isPresent() || person.version() == 0, row.named());
        return Rights.of(context.rights()).refuses(person, after, reach).or(() -> PersonLimits.exceeded(person, after));
    }

    /** A person with a sequence of this import was created by it, even if the response to the first write was lost. */
    private static RowResult accepted(ImportRow row, Person person, Set<Long> sequences) {
        Outcome outcome = sequences.contains(person.born()) ? Outcome.CREATED : Outcome.REPLACED;
        return new RowResult(row.number(), row.id(), outcome, "");
    }

    private static RowResult refused(ImportRow row, String reason) {
        return new RowResult(row.number(), row.id(), Outcome.REFUSED, reason);
    }
}
