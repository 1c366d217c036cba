package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.ChangeReach;
import dev.muster.core.person.Decision;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonLimits;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Profile;
import dev.muster.core.person.Rights;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.person.Value;
import dev.muster.core.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Creates a person, or merges into the person that holds one of its e-mail addresses. Two concurrent requests make one
 * person.
 */
public final class CreateOrMergePerson {
    private final People people;
    private final Access access;
    private final Permissions permissions;
    private final PeopleWriter peopleWriter;
    private final Time time;
    private final RandomGenerator random;
    private final OptimisticRetry optimisticRetry;

    public CreateOrMergePerson(Ports ports) {
        this.people = ports.people();
        this.access = ports.access();
        this.permissions = new Permissions(ports);
        this.peopleWriter = new PeopleWriter(ports.people());
        this.time = ports.time();
        this.random = ports.random();
        this.optimisticRetry = new OptimisticRetry(ports);
    }

    /** The result of a request. */
    public sealed interface MergeResult {}

    /** No person held one of the addresses; a new person was created. */
    public record Created(Person person) implements MergeResult {}

    /** A person held one of the addresses; the profile was merged into it. */
    public record Merged(Person person) implements MergeResult {}

    /** The request was rejected; nothing was written. */
    public record Refused(Problem problem) implements MergeResult {}

    /** Returns a problem when the caller may not merge the profile now, into the person that holds its addresses. */
    public Optional<Problem> check(RequestContext context, Profile profile) {
        Rights rights = Rights.of(context.rights());
        return checkCaller(context, profile)
                .or(() -> people.loadLatest(context.tenant(), owners(context.tenant(), profile)).values().stream()
                        .flatMap(person -> rights.refuses(person, reach(profile, profile.into(person), false)).stream())
                        .findFirst()
                        .map(reason -> new Problem(Problem.Kind.FORBIDDEN, reason)));
    }

    /** Returns a problem when the caller may create or merge nobody with this profile, whoever holds its addresses. */
    public Optional<Problem> checkCaller(RequestContext context, Profile profile) {
        // A merge tells who holds an address, so it needs the right to read people.
        return Permissions.checkAnyReach(context, "creates people", "")
                .or(() -> permissions.check(context, profile.organizations()));
    }

    /** Creates or merges; all people that it changes, contacts included, must be open to the caller. */
    public MergeResult merge(RequestContext context, Profile profile) {
        Optional<Problem> problem = checkCaller(context, profile).or(() -> checkContacts(context, profile));
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        return optimisticRetry
                .untilSettled(() -> attempt(context, profile))
                .orElseThrow(() -> new IllegalStateException("other writers kept changing this person"));
    }

    /** Returns the result of one attempt; empty after a conflict. */
    private Optional<MergeResult> attempt(RequestContext context, Profile profile) {
        Tenant tenant = context.tenant();
        Rights rights = Rights.of(context.rights());
        Set<String> owners = owners(tenant, profile);
        if (owners.size() > 1) {
            return Optional.of(new Refused(new Problem(
                    Problem.Kind.INVALID,
                    "the e-mail addresses belong to different people: " + String.join(" and ", owners))));
        }
        long sequence = access.nextSequence(tenant);
        Optional<Person> stored = owners.stream()
                .findFirst()
                .flatMap(id -> Optional.ofNullable(
                        people.loadLatest(tenant, List.of(id)).get(id)));
        if (!owners.isEmpty() && stored.filter(Person::exists).isEmpty()) {
            // The holder was deleted after it was found, so its addresses are free or have another holder by now.
            return Optional.empty();
        }
        Person before = stored.orElseGet(() -> Person.create(newId(), sequence));
        List<Assignment> writes = profile.into(before);
        if (!before.canBeWritten(writes, sequence)) {
            return Optional.empty();
        }
        boolean known = writes.isEmpty() && stored.isPresent();
        Person after = known ? before : before.write(writes, sequence, time.now());
        Optional<String> refusal = rights.refuses(before, after, reach(profile, writes, stored.isEmpty()));
        if (refusal.isPresent()) {
            return Optional.of(new Refused(new Problem(Problem.Kind.FORBIDDEN, refusal.get())));
        }
        Optional<String> exceeded = PersonLimits.exceeded(before, after);
        if (exceeded.isPresent()) {
            return Optional.of(new Refused(new Problem(Problem.Kind.TOO_LARGE, exceeded.get())));
        }
        if (!known && !write(tenant, PersonWrite.between(stored, after), profile)) {
            return Optional.empty();
        }
        assignContacts(context, profile, after.id(), sequence);
        return Optional.of(stored.isPresent() ? new Merged(after) : new Created(after));
    }

    private static ChangeReach reach(Profile profile, List<Assignment> writes, boolean isNew) {
        ChangeReach written =
                ChangeReach.of(writes.stream().map(Assignment::path).toList());
        return new ChangeReach(
                isNew || written.attributes(), profile.memberships().keySet());
    }

    private Set<String> owners(Tenant tenant, Profile profile) {
        List<UniqueValue> addresses =
                profile.emails().stream().map(UniqueValue::email).toList();
        return new TreeSet<>(
                new UniqueKeyHolders(people).find(tenant, addresses).values());
    }

    private boolean write(Tenant tenant, PersonWrite write, Profile profile) {
        Map<String, Set<String>> joins = new HashMap<>();
        profile.memberships()
                .keySet()
                .forEach(organization ->
                        joins.put(organization, Set.of(write.person().id())));
        people.enroll(tenant, joins);
        return peopleWriter.save(tenant, List.of(write)).isEmpty();
    }

    private Optional<Problem> checkContacts(RequestContext context, Profile profile) {
        Set<String> ids = new TreeSet<>();
        profile.contacts().values().forEach(ids::addAll);
        ids.addAll(profile.personalContacts());
        Map<String, Person> found = ids.isEmpty() ? Map.of() : people.loadLatest(context.tenant(), ids);
        return profile.contacts().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(id ->
                                checkContact(context, entry.getKey(), id, Optional.ofNullable(found.get(id))).stream()))
                .findFirst()
                .or(() -> profile.personalContacts().stream()
                        .sorted()
                        .flatMap(id -> checkPersonalContact(context, id, Optional.ofNullable(found.get(id))).stream())
                        .findFirst());
    }

    private static Optional<Problem> checkPersonalContact(RequestContext context, String id, Optional<Person> contact) {
        return contact.filter(Person::exists).isEmpty()
                ? Optional.of(new Problem(Problem.Kind.INVALID, "there is no person " + id))
                : checkRights(context, contact.orElseThrow(), new ChangeReach(true, Set.of()));
    }

    private static Optional<Problem> checkContact(
            RequestContext context, String organization, String id, Optional<Person> contact) {
        Optional<Person> member = contact.filter(person -> person.exists() && person.isIn(organization));
        if (member.isEmpty()) {
            return Optional.of(
                    new Problem(Problem.Kind.INVALID, "person " + id + " is not in organization " + organization));
        }
        return checkRights(context, member.get(), new ChangeReach(false, Set.of(organization)));
    }

    private static Optional<Problem> checkRights(RequestContext context, Person contact, ChangeReach reach) {
        return Rights.of(context.rights())
                .refuses(contact, reach)
                .map(reason -> new Problem(Problem.Kind.FORBIDDEN, "contact " + contact.id() + ": " + reason));
    }

    /** Assigns the contacts, which are other people. After a version conflict a contact is read and decided again. */
    private void assignContacts(RequestContext context, Profile profile, String leader, long sequence) {
        Map<String, List<Assignment>> open = new LinkedHashMap<>();
        profile.contacts()
                .forEach((organization, contacts) ->
                        contacts.forEach(contact -> open.computeIfAbsent(contact, _ -> new ArrayList<>())
                                .add(new Assignment(Path.assigned(organization, leader), Value.of(true)))));
        profile.personalContacts()
                .forEach(contact -> open.computeIfAbsent(contact, _ -> new ArrayList<>())
                        .add(new Assignment(Path.assigned(leader), Value.of(true))));
        boolean done = open.isEmpty() || optimisticRetry.untilDone(() -> assign(context, open, sequence));
        if (!done) {
            throw new IllegalStateException("other writers kept changing the contacts; repeat the request");
        }
    }

    /** Makes the open assignments and removes the written ones from {@code open}. Returns whether none is left. */
    private boolean assign(RequestContext context, Map<String, List<Assignment>> open, long sequence) {
        Rights rights = Rights.of(context.rights());
        Map<String, Person> read = people.loadLatest(context.tenant(), open.keySet());
        List<PersonWrite> writes = new ArrayList<>();
        open.forEach((contact, assignments) -> {
            Optional<Person> before = Optional.ofNullable(read.get(contact));
            Change change = new Change.Assignments(assignments);
            Decision.of(before, change, rights, sequence, time.now())
                    .write()
                    .ifPresent(after -> writes.add(PersonWrite.between(before, after)));
        });
        open.keySet().retainAll(peopleWriter.save(context.tenant(), writes).keySet());
        return open.isEmpty();
    }

    /**
     * Returns a new id below 2^53, so that clients can hold it exactly as an integer. A random part avoids collisions.
     */
    private String newId() {
        return Long.toString(time.now().toEpochMilli() * 1000 + random.nextInt(1000));
    }
}
