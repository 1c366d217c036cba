package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowMode;
import dev.muster.core.file.RowPlan;
import dev.muster.core.flow.job.Results;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.UniqueKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The check of the outcomes of the rows of one job, against all writes of their people. */
final class RowOutcomes {
    private final SimulatedWorld world;
    private final Job job;
    private final Tenant tenant;
    private final FileOptions options;
    private final FileModel.PlannedIn plannedIn;
    private final Map<String, Integer> rowsOfPerson = new HashMap<>();

    RowOutcomes(SimulatedWorld world, JobResults results, FileOptions options, FileModel.PlannedIn plannedIn) {
        this.world = world;
        this.job = results.job();
        this.tenant = job.tenant();
        this.options = options;
        this.plannedIn = plannedIn;
        results.lines().forEach(line -> rowsOfPerson.merge(line.id(), 1, Integer::sum));
    }

    /** A row with its result, and the stretch of time in which it was applied. */
    private record Applied(FileRow row, Results.Line line, Outcome outcome, PeopleTimeline.Window window) {
        String id() {
            return line.id();
        }
    }

    void check(FileRow row, Results.Line line) {
        RowPlan plan = line.row().orElseThrow().plan();
        Optional<Outcome> outcome = line.result().map(result -> result.outcome());
        if (plan.person().isEmpty()) {
            require(outcome.equals(plan.outcome()), row, line, "its plan");
        } else if (job.sequence().isEmpty()) {
            Outcome left =
                    job.completion().orElseThrow().state() == JobState.REFUSED ? Outcome.REFUSED : Outcome.SKIPPED;
            require(outcome.equals(Optional.of(left)), row, line, left.toString());
        } else {
            checkApplied(new Applied(row, line, outcome.orElseThrow(), window()));
        }
    }

    private PeopleTimeline.Window window() {
        Instant end = world.overlapped.contains(job.id()) ? Instant.MAX : world.jobAuditor.ended(job);
        return new PeopleTimeline.Window(world.sequenceTimes.of(tenant, sequence()), end).earlier(StaleReads.LONGEST);
    }

    private long sequence() {
        return job.sequence().orElseThrow();
    }

    private void checkApplied(Applied applied) {
        String expected = switch (applied.outcome()) {
            case CREATED -> isCreated(applied) ? "" : "no creation by the job";
            case CHANGED -> isChanged(applied) ? "" : "no change by the job";
            case UNCHANGED ->
                wasThere(applied, person -> holdsAll(applied.row(), person))
                        ? ""
                        : "a person who never held the values";
            case SUPERSEDED -> hasLaterWrite(applied) ? "" : "no later write";
            case NOT_FOUND ->
                options.mode() == RowMode.UPDATE && !wasAlwaysThere(applied) ? "" : "a person who was always there";
            case REFUSED -> mayBeRefused(applied) ? "" : "no reason to refuse";
            case SKIPPED -> job.isCancelled() ? "" : "a job that is not cancelled";
            case FAILED -> "";
        };
        require(expected.isEmpty(), applied.row(), applied.line(), expected);
        if (!job.dryRun() && (applied.outcome() == Outcome.CREATED || applied.outcome() == Outcome.CHANGED)) {
            checkEnd(applied);
        }
    }

    private List<PeopleTimeline.State> states(String id) {
        return world.timeline.states(tenant, id);
    }

    private static boolean isBy(Person person, Optional<Person> before, long sequence) {
        return person.registers().entrySet().stream()
                .anyMatch(register -> register.getValue().by() == sequence
                        && !register.getValue()
                                .equals(before.map(earlier -> earlier.register(register.getKey()))
                                        .orElse(Register.ABSENT)));
    }

    /** Returns the place of the first write by the job among the states of the person; empty when there is none. */
    private OptionalLong firstWrite(String id) {
        List<PeopleTimeline.State> states = states(id);
        for (int place = 0; place < states.size(); place++) {
            Optional<Person> before = place == 0
                    ? Optional.empty()
                    : Optional.of(states.get(place - 1).person());
            if (isBy(states.get(place).person(), before, sequence())) {
                return OptionalLong.of(place);
            }
        }
        return OptionalLong.empty();
    }

    private Optional<Person> before(String id, long place) {
        return place == 0
                ? Optional.empty()
                : Optional.of(states(id).get(Math.toIntExact(place - 1)).person());
    }

    private boolean isCreated(Applied applied) {
        if (job.dryRun()) {
            return options.mode() != RowMode.UPDATE && !wasAlwaysThere(applied);
        }
        OptionalLong first = firstWrite(applied.id());
        return options.mode() != RowMode.UPDATE
                && first.isPresent()
                && before(applied.id(), first.getAsLong())
                        .filter(Person::exists)
                        .isEmpty();
    }

    private boolean isChanged(Applied applied) {
        if (options.mode() == RowMode.CREATE) {
            return false;
        }
        if (job.dryRun()) {
            return wasThere(applied, person -> holdsKey(applied.row(), person));
        }
        OptionalLong first = firstWrite(applied.id());
        return first.isPresent()
                && before(applied.id(), first.getAsLong())
                        .filter(Person::exists)
                        .filter(person -> holdsKey(applied.row(), person))
                        .filter(person -> options.mode() == RowMode.UPSERT || person.born() <= sequence())
                        .isPresent();
    }

    private interface Condition {
        boolean holds(Person person);
    }

    private boolean wasThere(Applied applied, Condition condition) {
        return world.timeline.states(tenant, applied.id(), applied.window()).stream()
                .anyMatch(state ->
                        state.filter(Person::exists).filter(condition::holds).isPresent());
    }

    /** Returns whether the person was there, and older than the job, from the plan of the row to the end of the job. */
    private boolean wasAlwaysThere(Applied applied) {
        return world.timeline.states(tenant, applied.id(), sincePlanned(applied)).stream()
                .allMatch(state -> state.filter(Person::exists)
                        .filter(person -> person.born() <= sequence())
                        .isPresent());
    }

    private PeopleTimeline.Window sincePlanned(Applied applied) {
        return plannedIn.window(applied.row()).earlier(StaleReads.LONGEST).until(applied.window());
    }

    private boolean holdsKey(FileRow row, Person person) {
        return RowChoices.isNamed(options, row, person);
    }

    private boolean holdsAll(FileRow row, Person person) {
        return holdsKey(row, person)
                && RowValues.of(options, row).missing(person, Long.MAX_VALUE).isEmpty();
    }

    private boolean hasLaterWrite(Applied applied) {
        return world.timeline.states(tenant, applied.id(), applied.window()).stream()
                .flatMap(Optional::stream)
                .anyMatch(person ->
                        person.registers().values().stream().anyMatch(register -> register.by() > sequence()));
    }

    private boolean mayBeRefused(Applied applied) {
        boolean isThere = wasThere(applied, _ -> true);
        boolean isNamedTwice = rowsOfPerson.getOrDefault(applied.id(), 0) > 1;
        return isNamedTwice
                || !isOfAdmin()
                || isTaken(applied)
                || (options.mode() == RowMode.CREATE ? isThere : !alwaysHeldKey(applied));
    }

    /** Returns whether the rights of everyone who caused the job reach every person. The model of rights judges the others. */
    private boolean isOfAdmin() {
        return job.rights().callers().stream()
                .allMatch(rights -> rights.administers().containsAll(Cast.ORGANIZATIONS));
    }

    private boolean alwaysHeldKey(Applied applied) {
        return world.timeline.states(tenant, applied.id(), applied.window()).stream()
                .allMatch(state -> state.filter(Person::exists)
                        .filter(person -> holdsKey(applied.row(), person))
                        .isPresent());
    }

    /** Returns whether another person held a unique value of the row while it was applied. */
    private boolean isTaken(Applied applied) {
        Set<UniqueKey> keys = new HashSet<>(RowChoices.keys(applied.row()));
        RowChoices.key(options, applied.row()).ifPresent(keys::add);
        return keys.stream()
                .flatMap(key -> world.timeline.holders(tenant, key, applied.window()).stream())
                .anyMatch(
                        holder -> holder.filter(id -> !id.equals(applied.id())).isPresent());
    }

    /** Checks that after the last write of the job the person held all values of the row, unless a later job wrote them. */
    private void checkEnd(Applied applied) {
        List<PeopleTimeline.State> states = states(applied.id());
        Person last = null;
        Optional<Person> before = Optional.empty();
        for (PeopleTimeline.State state : states) {
            if (isBy(state.person(), before, sequence())) {
                last = state.person();
            }
            before = Optional.of(state.person());
        }
        List<Assignment> missing = RowValues.of(options, applied.row()).missing(last, sequence());
        require(missing.isEmpty(), applied.row(), applied.line(), "a person without " + missing + ": " + last);
    }

    private void require(boolean condition, FileRow row, Results.Line line, String expected) {
        if (!condition) {
            throw new AssertionError(
                    "%s of %s (%s) ended as %s; the model knows %s".formatted(row, job.id(), options, line, expected));
        }
    }
}
