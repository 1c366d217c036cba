package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Decision;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Profile;
import dev.muster.core.person.ProtectionRules;
import dev.muster.core.person.UniqueKey;
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
    public Optional<Problem> check(Caller caller, Profile profile) {
        Permissions.Granted granted = permissions.of(caller);
        return permissions
                .check(granted, profile.organizations())
                .or(() -> people.loadLatest(caller.tenant(), owners(caller.tenant(), profile)).values().stream()
                        .flatMap(person -> granted.rules().refuses(person).stream())
                        .findFirst()
                        .map(reason -> new Problem(Problem.Kind.FORBIDDEN, reason)));
    }

    public MergeResult merge(Caller caller, Profile profile) {
        Permissions.Granted granted = permissions.of(caller);
        Optional<Problem> problem =
                permissions.check(granted, profile.organizations()).or(() -> unknownContacts(caller.tenant(), profile));
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        return optimisticRetry
                .untilSettled(() -> attempt(granted, profile))
                .orElseThrow(() -> new IllegalStateException("other writers kept changing this person"));
    }

    /** Returns the result of one attempt; empty after a conflict. */
    private Optional<MergeResult> attempt(Permissions.Granted granted, Profile profile) {
        Tenant tenant = granted.caller().tenant();
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
        Person before = stored.orElseGet(() -> Person.create(newId(), sequence));
        List<Assignment> writes = profile.into(before);
        if (writes.stream().anyMatch(write -> before.register(write.path()).by() > sequence)) {
            return Optional.empty();
        }
        boolean known = writes.isEmpty() && stored.isPresent();
        Person after = known ? before : before.write(writes, sequence, time.now());
        Optional<String> refusal =
                granted.rules().refuses(before).or(() -> granted.rules().refuses(after));
        if (refusal.isPresent()) {
            return Optional.of(new Refused(new Problem(Problem.Kind.FORBIDDEN, refusal.get())));
        }
        if (after.tooLarge().isPresent()) {
            return Optional.of(new Refused(
                    new Problem(Problem.Kind.TOO_LARGE, after.tooLarge().get())));
        }
        if (!known && !write(tenant, PersonWrite.between(stored, after), profile)) {
            return Optional.empty();
        }
        assignContacts(tenant, profile, after.id(), sequence);
        return Optional.of(stored.isPresent() ? new Merged(after) : new Created(after));
    }

    private Set<String> owners(Tenant tenant, Profile profile) {
        List<UniqueKey> uniqueKeys =
                profile.emails().stream().map(UniqueKey::email).toList();
        return new TreeSet<>(people.holders(tenant, uniqueKeys).values());
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

    private Optional<Problem> unknownContacts(Tenant tenant, Profile profile) {
        Set<String> ids = new TreeSet<>();
        profile.contacts().values().forEach(ids::addAll);
        Map<String, Person> found = ids.isEmpty() ? Map.of() : people.loadLatest(tenant, ids);
        return profile.contacts().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(id -> !found.containsKey(id) || !found.get(id).isIn(entry.getKey()))
                        .map(id -> new Problem(
                                Problem.Kind.INVALID, "person " + id + " is not in organization " + entry.getKey())))
                .findFirst();
    }

    /** Assigns the contacts, which are other people. After a version conflict a contact is read and decided again. */
    private void assignContacts(Tenant tenant, Profile profile, String leader, long sequence) {
        Map<String, List<Assignment>> open = new LinkedHashMap<>();
        profile.contacts()
                .forEach((organization, contacts) ->
                        contacts.forEach(contact -> open.computeIfAbsent(contact, _ -> new ArrayList<>())
                                .add(new Assignment(Path.assigned(organization, leader), Value.of(true)))));
        boolean done = open.isEmpty() || optimisticRetry.untilDone(() -> assign(tenant, open, sequence));
        if (!done) {
            throw new IllegalStateException("other writers kept changing the contacts; repeat the request");
        }
    }

    /** Makes the open assignments and removes the written ones from {@code open}. Returns whether none is left. */
    private boolean assign(Tenant tenant, Map<String, List<Assignment>> open, long sequence) {
        Map<String, Person> read = people.loadLatest(tenant, open.keySet());
        List<PersonWrite> writes = new ArrayList<>();
        open.forEach((contact, assignments) -> {
            Optional<Person> before = Optional.ofNullable(read.get(contact));
            Change change = new Change.Assignments(assignments);
            Decision.of(before, change, ProtectionRules.NONE, sequence, time.now())
                    .write()
                    .ifPresent(after -> writes.add(PersonWrite.between(before, after)));
        });
        open.keySet().retainAll(peopleWriter.save(tenant, writes).keySet());
        return open.isEmpty();
    }

    /**
     * Returns a new id below 2^53, so that clients can hold it exactly as an integer. A random part avoids collisions.
     */
    private String newId() {
        return Long.toString(time.now().toEpochMilli() * 1000 + random.nextInt(1000));
    }
}
