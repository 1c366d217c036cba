package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Change;
import dev.muster.core.person.Decision;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.time.Time;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Changes one person at once, by the decision a job would come to. Each try takes a number after it has read the
 * person, so that nothing it meets is later than itself; whoever comes between makes it read and decide again.
 */
public final class UpdatePerson {
    private final People people;
    private final Access access;
    private final Permissions permissions;
    private final PeopleWriter peopleWriter;
    private final Time time;
    private final OptimisticRetry optimisticRetry;

    public UpdatePerson(Ports ports) {
        this.people = ports.people();
        this.access = ports.access();
        this.permissions = new Permissions(ports);
        this.peopleWriter = new PeopleWriter(ports.people());
        this.time = ports.time();
        this.optimisticRetry = new OptimisticRetry(ports.time(), ports.random());
    }

    /** What came of it. */
    public sealed interface Amended {}

    /** The person is as the change wants it, whether that had to be written or not. */
    public record Done(Person person) implements Amended {}

    /** Nothing was written. */
    public record Refused(Problem problem) implements Amended {}

    /**
     * Changes the person.
     *
     * @param seen whether that version of the person is one the caller wants to change
     */
    public Amended update(Caller caller, String id, Change.Assignments change, LongPredicate seen) {
        Permissions.Granted granted = permissions.of(caller);
        Optional<Problem> problem = permissions.check(granted, change.organizations());
        return problem.<Amended>map(Refused::new)
                .orElseGet(() -> new Attempt(granted, id, change, seen).untilSettled());
    }

    private static Optional<Amended> refused(Problem.Kind kind, String detail) {
        return Optional.of(new Refused(new Problem(kind, detail)));
    }

    /** One request, try by try. */
    private final class Attempt {
        private final Permissions.Granted granted;
        private final Tenant tenant;
        private final String id;
        private final Change.Assignments change;
        private final LongPredicate seen;
        private final Set<Long> numbers = new HashSet<>();

        Attempt(Permissions.Granted granted, String id, Change.Assignments change, LongPredicate seen) {
            this.granted = granted;
            this.tenant = granted.caller().tenant();
            this.id = id;
            this.change = change;
            this.seen = seen;
        }

        Amended untilSettled() {
            return optimisticRetry
                    .untilSettled(this::once)
                    .orElseGet(() -> new Refused(new Problem(
                            Problem.Kind.CONFLICT, "others kept changing person " + id + " just now; ask again")));
        }

        /** What came of one try; empty when another writer came between. */
        private Optional<Amended> once() {
            Optional<Person> stored =
                    Optional.ofNullable(people.loadLatest(tenant, List.of(id)).get(id));
            if (stored.isEmpty()) {
                return refused(Problem.Kind.NOT_FOUND, "there is no such person");
            }
            Person person = stored.get();
            // A write of ours whose answer was lost.
            if (numbers.stream().anyMatch(number -> person.hasAnyBy(number, change.paths()))) {
                return Optional.of(new Done(person));
            }
            return seen.test(person.version())
                    ? decide(person)
                    : refused(
                            Problem.Kind.PRECONDITION_FAILED,
                            "person %s is at version %d, which If-Match does not name".formatted(id, person.version()));
        }

        private Optional<Amended> decide(Person person) {
            long number = access.nextSequence(tenant);
            numbers.add(number);
            Decision decision = Decision.of(Optional.of(person), change, granted.rules(), number, time.now());
            return switch (decision.outcome()) {
                case CHANGED -> write(person, decision.write().orElseThrow());
                case UNCHANGED -> Optional.of(new Done(person));
                case NOT_FOUND -> refused(Problem.Kind.INVALID, "person " + id + " is " + decision.reason());
                case REFUSED -> refused(refusal(person, number), decision.reason());
                // Only jobs end like that, or see later ones.
                case SUPERSEDED, FAILED, SKIPPED -> Optional.empty();
            };
        }

        private Problem.Kind refusal(Person person, long number) {
            Person after = person.write(change.assignments(), number, time.now());
            boolean forbidden = granted.rules()
                    .refuses(person)
                    .or(() -> granted.rules().refuses(after))
                    .isPresent();
            return forbidden ? Problem.Kind.FORBIDDEN : Problem.Kind.TOO_LARGE;
        }

        private Optional<Amended> write(Person before, Person after) {
            PersonWrite guarded = PersonWrite.between(Optional.of(before), after);
            SaveFailure hindrance = peopleWriter.save(tenant, List.of(guarded)).get(id);
            return switch (hindrance) {
                case null -> Optional.of(new Done(after));
                case SaveFailure.VersionConflict _ -> Optional.empty();
                case SaveFailure.UniqueKeyTaken uniqueKeyTaken ->
                    refused(Problem.Kind.CONFLICT, uniqueKeyTaken.reason());
            };
        }
    }
}
