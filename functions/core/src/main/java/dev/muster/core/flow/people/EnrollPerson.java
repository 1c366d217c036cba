package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonLimits;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Profile;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.Value;
import dev.muster.core.time.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Adds one person to organizations for the stack's administrator, without permission checks. */
public final class EnrollPerson {
    private static final Set<String> PERMISSIONS = Set.of("1", "2", "3", "4");

    private final People people;
    private final Access access;
    private final PeopleWriter peopleWriter;
    private final Time time;
    private final OptimisticRetry optimisticRetry;

    public EnrollPerson(Ports ports) {
        this.people = ports.people();
        this.access = ports.access();
        this.peopleWriter = new PeopleWriter(ports.people());
        this.time = ports.time();
        this.optimisticRetry = new OptimisticRetry(ports);
    }

    public AdminCommand.AdminResult enroll(AdminCommand.Enroll command) {
        Optional<String> reason = check(command);
        if (reason.isPresent()) {
            return new AdminCommand.Refused(reason.get());
        }
        return optimisticRetry
                .untilSettled(() -> attempt(command))
                .orElseGet(() -> new AdminCommand.Refused("other writers kept changing this person; try again"));
    }

    private Optional<String> check(AdminCommand.Enroll command) {
        if (!IdFormat.isValid(command.person())) {
            return Optional.of("the person must be " + IdFormat.FORM);
        }
        if (!PERMISSIONS.containsAll(command.permissions().values())) {
            return Optional.of("a permission must be 1 admin, 2 contact, 3 owner or 4 user");
        }
        return invalidMember(command.attributes())
                .or(() -> new TreeSet<>(command.permissions().keySet())
                        .stream()
                                .filter(organization -> !access.hasOrganization(command.tenant(), organization))
                                .findFirst()
                                .map(organization ->
                                        "there is no organization " + organization + " in that tenant; add it first"));
    }

    private static Optional<String> invalidMember(Map<String, Value> attributes) {
        return Stream.of(ContactSet.values())
                .filter(set -> ContactSet.text(
                                attributes.getOrDefault(set.primary().text(), Value.NOTHING))
                        .filter(text -> !set.isValid(text))
                        .isPresent())
                .findFirst()
                .map(set -> set.primary() + " must be " + set.form());
    }

    /** Returns the result of one attempt; empty after a version conflict. */
    private Optional<AdminCommand.AdminResult> attempt(AdminCommand.Enroll command) {
        Tenant tenant = command.tenant();
        Profile profile = profile(command);
        Optional<Person> stored = Optional.ofNullable(
                people.loadLatest(tenant, List.of(command.person())).get(command.person()));
        if (stored.filter(person -> person.exists() && profile.into(person).isEmpty())
                .isPresent()) {
            return Optional.of(new AdminCommand.Done());
        }
        long sequence = access.nextSequence(tenant);
        Person before = Person.existingOrNew(stored, command.person(), sequence);
        List<Assignment> writes = profile.into(before);
        Person after = stored.orElse(before).write(writes, sequence, time.now());
        Optional<String> exceeded = PersonLimits.exceeded(before, after);
        if (exceeded.isPresent()) {
            return exceeded.map(AdminCommand.Refused::new);
        }
        Map<String, Set<String>> joins = new HashMap<>();
        command.permissions().keySet().forEach(organization -> joins.put(organization, Set.of(command.person())));
        people.enroll(tenant, joins);
        Map<String, SaveFailure> failures = peopleWriter.save(tenant, List.of(PersonWrite.between(stored, after)));
        SaveFailure failure = failures.get(command.person());
        return failure == null ? Optional.of(new AdminCommand.Done()) : outcome(failure);
    }

    private static Optional<AdminCommand.AdminResult> outcome(SaveFailure failure) {
        return switch (failure) {
            case SaveFailure.VersionConflict _ -> Optional.empty();
            case SaveFailure.UniqueKeyTaken uniqueKeyTaken ->
                Optional.of(new AdminCommand.Refused(uniqueKeyTaken.reason()));
        };
    }

    private static Profile profile(AdminCommand.Enroll command) {
        Map<String, Map<String, Value>> memberships = new HashMap<>();
        command.permissions()
                .forEach((organization, permission) ->
                        memberships.put(organization, Map.of("permission_id", Value.of(permission))));
        return new Profile(command.attributes(), List.of(), List.of(), List.of(), memberships, Map.of());
    }
}
