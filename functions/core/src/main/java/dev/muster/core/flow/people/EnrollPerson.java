package dev.muster.core.flow.people;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.Profile;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.Value;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts one person into organizations on an administrator's word, whom no rule of an organization binds. */
public final class EnrollPerson {
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Set<String> PERMISSIONS = Set.of("1", "2", "3", "4");

    private final People people;
    private final Access access;
    private final PeopleWriter peopleWriter;
    private final Time time;

    public EnrollPerson(Ports ports) {
        this.people = ports.people();
        this.access = ports.access();
        this.peopleWriter = new PeopleWriter(ports.people());
        this.time = ports.time();
    }

    public AdminCommand.AdminResult enroll(AdminCommand.Enroll order) {
        Optional<String> reason = refuses(order);
        if (reason.isPresent()) {
            return new AdminCommand.Refused(reason.get());
        }
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<AdminCommand.AdminResult> outcome = once(order);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            time.sleep(PAUSE);
        }
        return new AdminCommand.Refused("others kept changing this person; try again");
    }

    private Optional<String> refuses(AdminCommand.Enroll order) {
        if (!IdFormat.isValid(order.person())) {
            return Optional.of("the person must be " + IdFormat.FORM);
        }
        if (!PERMISSIONS.containsAll(order.permissions().values())) {
            return Optional.of("a permission must be 1 admin, 2 contact, 3 owner or 4 user");
        }
        return new TreeSet<>(order.permissions().keySet())
                .stream()
                        .filter(organization -> !access.hasOrganization(order.tenant(), organization))
                        .findFirst()
                        .map(organization ->
                                "there is no organization " + organization + " in that tenant; add it first");
    }

    /** What came of one try; empty when another writer came between. */
    private Optional<AdminCommand.AdminResult> once(AdminCommand.Enroll order) {
        Tenant tenant = order.tenant();
        Profile profile = profile(order);
        Optional<Person> stored = Optional.ofNullable(
                people.loadLatest(tenant, List.of(order.person())).get(order.person()));
        if (stored.isPresent() && profile.into(stored.get()).isEmpty()) {
            return Optional.of(new AdminCommand.Done());
        }
        long sequence = access.nextSequence(tenant);
        Person before = stored.orElseGet(() -> Person.create(order.person(), sequence));
        List<Assignment> writes = profile.into(before);
        Person after = before.write(writes, sequence, time.now());
        if (after.tooLarge().isPresent()) {
            return after.tooLarge().<AdminCommand.AdminResult>map(AdminCommand.Refused::new);
        }
        Map<String, Set<String>> joins = new HashMap<>();
        order.permissions().keySet().forEach(organization -> joins.put(organization, Set.of(order.person())));
        people.enroll(tenant, joins);
        Map<String, SaveFailure> hindered = peopleWriter.save(tenant, List.of(PersonWrite.between(stored, after)));
        SaveFailure failure = hindered.get(order.person());
        return failure == null ? Optional.of(new AdminCommand.Done()) : outcome(failure);
    }

    private static Optional<AdminCommand.AdminResult> outcome(SaveFailure hindrance) {
        return switch (hindrance) {
            case SaveFailure.VersionConflict _ -> Optional.empty();
            case SaveFailure.UniqueKeyTaken uniqueKeyTaken ->
                Optional.of(new AdminCommand.Refused(uniqueKeyTaken.reason()));
        };
    }

    private static Profile profile(AdminCommand.Enroll order) {
        Map<String, Map<String, Value>> memberships = new HashMap<>();
        order.permissions()
                .forEach((organization, permission) ->
                        memberships.put(organization, Map.of("permission_id", Value.of(permission))));
        return new Profile(order.attributes(), List.of(), List.of(), List.of(), memberships, Map.of());
    }
}
