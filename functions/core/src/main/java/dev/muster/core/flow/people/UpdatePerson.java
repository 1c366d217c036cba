package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Change;
import dev.muster.core.person.ChangeReach;
import dev.muster.core.person.Decision;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Rights;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.time.Time;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Changes one person at once, with the decision of a job. Each attempt takes a sequence after it has read the person,
 * so no register is later than the sequence. After a conflict it reads and decides again (docs/design.md rule 12).
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
        this.optimisticRetry = new OptimisticRetry(ports);
    }

    /** The result of an update. */
    public sealed interface UpdateResult {}

    /** The person holds the values of the change, whether a write was needed or not. */
    public record Done(Person person) implements UpdateResult {}

    /** The update was rejected; nothing was written. */
    public record Refused(Problem problem) implements UpdateResult {}

    /**
     * Changes the person.
     *
     * @param seen returns whether the caller wants to change this version of the person
     */
    public UpdateResult update(RequestContext context, String id, Change.Assignments change, LongPredicate seen) {
        Optional<Problem> problem = permissions.check(context, change.organizations());
        return problem.<UpdateResult>map(Refused::new)
                .orElseGet(() -> new Attempt(context, id, change, seen).untilSettled());
    }

    /** Returns a problem when the caller may not make this change to the person now. */
    public Optional<Problem> check(RequestContext context, String id, Change.Assignments change) {
        Rights rights = Rights.of(context.rights());
        return permissions
                .check(context, change.organizations())
                .or(() -> Optional.ofNullable(
                                people.loadLatest(context.tenant(), List.of(id)).get(id))
                        .flatMap(person -> rights.refuses(person, ChangeReach.of(change.paths())))
                        .map(reason -> new Problem(Problem.Kind.FORBIDDEN, reason)));
    }

    private static Optional<UpdateResult> refused(Problem.Kind kind, String detail) {
        return Optional.of(new Refused(new Problem(kind, detail)));
    }

    /** One request with all of its attempts. */
    private final class Attempt {
        private final Rights rights;
        private final Tenant tenant;
        private final String id;
        private final Change.Assignments change;
        private final LongPredicate seen;
        private final Set<Long> sequences = new HashSet<>();

        Attempt(RequestContext context, String id, Change.Assignments change, LongPredicate seen) {
            this.rights = Rights.of(context.rights());
            this.tenant = context.tenant();
            this.id = id;
            this.change = change;
            this.seen = seen;
        }

        UpdateResult untilSettled() {
            return optimisticRetry
                    .untilSettled(this::attempt)
                    .orElseGet(() -> new Refused(new Problem(
                            Problem.Kind.CONFLICT,
                            "other writers kept changing person " + id + " just now; ask again")));
        }

        /** Returns the result of one attempt; empty after a conflict. */
        private Optional<UpdateResult> attempt() {
            Optional<Person> stored =
                    Optional.ofNullable(people.loadLatest(tenant, List.of(id)).get(id));
            if (stored.isEmpty()) {
                return refused(Problem.Kind.NOT_FOUND, "there is no such person");
            }
            Person person = stored.get();
            // An earlier attempt has written, and its response was lost.
            if (sequences.stream().anyMatch(person::hasAnyBy)) {
                return Optional.of(new Done(person));
            }
            if (!person.exists()) {
                return refused(Problem.Kind.NOT_FOUND, "there is no such person");
            }
            return seen.test(person.version())
                    ? decide(person)
                    : refused(
                            Problem.Kind.OTHER_VERSION,
                            "person %s is at version %d, which is not the version that the request names"
                                    .formatted(id, person.version()));
        }

        private Optional<UpdateResult> decide(Person person) {
            long sequence = access.nextSequence(tenant);
            sequences.add(sequence);
            Decision decision = Decision.of(Optional.of(person), change, rights, sequence, time.now());
            return switch (decision.outcome()) {
                case CHANGED -> write(person, decision.write().orElseThrow());
                case UNCHANGED -> Optional.of(new Done(person));
                case NOT_FOUND -> refused(Problem.Kind.INVALID, "person " + id + " is " + decision.reason());
                case REFUSED -> refused(refusal(person, sequence), decision.reason());
                // Only jobs have these outcomes, or meet later registers.
                case CREATED, SUPERSEDED, FAILED, SKIPPED -> Optional.empty();
            };
        }

        private Problem.Kind refusal(Person person, long sequence) {
            Person after = person.write(change.assignments(), sequence, time.now());
            boolean forbidden = rights.refuses(person, after, ChangeReach.of(change.paths()))
                    .isPresent();
            return forbidden ? Problem.Kind.FORBIDDEN : Problem.Kind.TOO_LARGE;
        }

        private Optional<UpdateResult> write(Person before, Person after) {
            PersonWrite write = PersonWrite.between(Optional.of(before), after);
            return switch (peopleWriter.save(tenant, List.of(write)).get(id)) {
                case null -> Optional.of(new Done(after));
                case SaveFailure.VersionConflict _ -> Optional.empty();
                case SaveFailure.UniqueKeyTaken uniqueKeyTaken ->
                    refused(Problem.Kind.CONFLICT, uniqueKeyTaken.reason());
            };
        }
    }
}
