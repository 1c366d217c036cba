package dev.muster.core.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The decision about the row of one person (docs/design.md#files). It is a pure function of the person as read, the row
 * and the sequence, and looks no key up: the planner has fixed the person.
 */
public final class RowDecision {
    private final PersonRow row;
    private final Rights rights;
    private final long sequence;
    private final Instant now;

    private RowDecision(PersonRow row, Rights rights, long sequence, Instant now) {
        this.row = row;
        this.rights = rights;
        this.sequence = sequence;
        this.now = now;
    }

    /** Returns the decision of the job with this sequence about the person of the row. */
    public static Decision of(Optional<Person> read, PersonRow row, Rights rights, long sequence, Instant now) {
        return new RowDecision(row, rights, sequence, now).decide(read);
    }

    private Decision decide(Optional<Person> read) {
        Optional<Decision> done =
                read.filter(person -> person.isWrittenBy(sequence)).map(this::done);
        return done.orElseGet(() -> read.filter(Person::exists)
                .map(person -> refusal(person).orElseGet(() -> change(person)))
                .orElseGet(() -> missing(read)));
    }

    /**
     * Decides about a person who is not there.
     *
     * @param deleted the person before its deletion; empty when it was never there
     */
    private Decision missing(Optional<Person> deleted) {
        if (!row.creates()) {
            return without(Outcome.NOT_FOUND, "no such person");
        }
        return row.isNew() || row.key().isEmpty()
                ? create(deleted)
                : without(Outcome.REFUSED, "the person was deleted since the file was read; send the row again");
    }

    private Decision create(Optional<Person> deleted) {
        Person fresh = Person.existingOrNew(deleted, row.person(), sequence);
        Person before = deleted.orElse(fresh);
        List<Assignment> writes = SharedAttributes.writes(fresh, row.on(fresh));
        if (!before.canBeWritten(writes, sequence)) {
            return without(Outcome.SUPERSEDED, "deleted since by a later job");
        }
        Person after = before.write(writes, sequence, now);
        ChangeReach reach = new ChangeReach(true, row.reach().organizations());
        return rights.refuses(before, after, reach)
                .or(() -> PersonLimits.exceeded(before, after))
                .map(reason -> without(Outcome.REFUSED, reason))
                .orElseGet(() -> new Decision(Outcome.CREATED, "", Optional.of(after)));
    }

    /**
     * Decides about a person that the job has written: a repeated delivery writes nothing. Another row of the same person
     * can only follow from a key that moved while the file was planned.
     */
    private Decision done(Person person) {
        Optional<Decision> otherRow =
                row.key().filter(key -> isOfOtherRow(person, key)).map(key -> otherKey(person, key));
        return otherRow.orElseGet(() -> doneBy(person));
    }

    /**
     * Returns whether the job wrote the person for another row, by the key that names it: this row's key is another
     * address of the person, and none of its values are there.
     */
    private boolean isOfOtherRow(Person person, UniqueValue key) {
        boolean hasTrace = row.withoutJoins(person).stream()
                .anyMatch(assignment -> person.register(assignment.path()).holds(sequence));
        return !isHeld(person, key)
                && (!hasTrace
                        || person.register(Path.attribute(key.kind().code())).values().stream()
                                .noneMatch(kept -> isKey(kept.value(), key)));
    }

    private Decision doneBy(Person person) {
        Effect effect = Effect.of(person, new Change.Assignments(row.withoutJoins(person)), sequence);
        DerivedAssignments spellings = new DerivedAssignments(person);
        boolean differs = row.withoutJoins(person).stream()
                .map(spellings::resolve)
                .anyMatch(assignment ->
                        person.register(assignment.path()).holdsOther(assignment.to(), sequence, assignment.path()));
        if (differs) {
            return without(Outcome.REFUSED, "another row wrote this person");
        }
        Decision changed = person.exists() ? Decision.changed(person, effect, now) : without(Outcome.CHANGED, "");
        return person.isCreatedBy(sequence) ? new Decision(Outcome.CREATED, "", changed.write()) : changed;
    }

    /** Returns why the row may not touch this person, which the job has not written; empty when it may. */
    private Optional<Decision> refusal(Person person) {
        boolean isUpsert = row.creates() && row.changes();
        if (person.born() > sequence && !isUpsert) {
            return Optional.of(
                    row.changes() ? without(Outcome.NOT_FOUND, "created after this job was") : alreadyThere());
        }
        if (!row.changes()) {
            return Optional.of(alreadyThere());
        }
        return row.key().filter(key -> !isHeld(person, key)).map(key -> otherKey(person, key));
    }

    /** Refuses a key that does not name the person: it is another address of the person, or no longer its own. */
    private static Decision otherKey(Person person, UniqueValue key) {
        String kind = key.kind().code();
        return without(
                Outcome.REFUSED,
                UniqueKey.of(person).contains(key.key())
                        ? "%s %s is not the one that names person %s, who holds it"
                                .formatted(kind, key.text(), person.id())
                        : "the %s %s moved since the file was read".formatted(kind, key.text()));
    }

    private Decision alreadyThere() {
        return without(Outcome.REFUSED, "person " + row.person() + " is there already");
    }

    /** Only the primary address names a person. */
    private static boolean isHeld(Person person, UniqueValue key) {
        return isKey(person.value(Path.attribute(key.kind().code())), key);
    }

    private static boolean isKey(Value value, UniqueValue key) {
        return value instanceof Value.Text(String text)
                && TextFolding.isEqual(text.strip(), key.text().strip());
    }

    private Decision change(Person person) {
        ChangeReach reach = row.reach();
        Optional<String> refusal = rights.refuses(person, reach);
        if (refusal.isPresent()) {
            return without(Outcome.REFUSED, refusal.get());
        }
        List<Assignment> assignments = row.on(person);
        Effect effect = Effect.of(person, new Change.Assignments(assignments), sequence);
        Decision changed = Decision.changed(person, effect, now);
        if (changed.write().isPresent()) {
            Person after = changed.write().get();
            return rights.refuses(after, reach)
                    .or(() -> PersonLimits.exceeded(person, after))
                    .map(reason -> without(Outcome.REFUSED, reason))
                    .orElse(changed);
        }
        return effect.superseded().isEmpty()
                ? without(Outcome.UNCHANGED, "holds the values already")
                : without(Outcome.SUPERSEDED, Superseded.reasons(effect.superseded()));
    }

    private static Decision without(Outcome outcome, String reason) {
        return new Decision(outcome, reason, Optional.empty());
    }
}
