package dev.muster.core.flow;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Profile;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts one person into organizations on an administrator's word, whom no rule of an organization binds. */
final class Enrolment {
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Set<String> PERMISSIONS = Set.of("1", "2", "3", "4");

    private final People people;
    private final Access access;
    private final Save save;
    private final Time time;

    Enrolment(People people, Access access, Time time) {
        this.people = people;
        this.access = access;
        this.save = new Save(people);
        this.time = time;
    }

    Order.Outcome enroll(Order.Enroll order, Deadline deadline) {
        Optional<String> reason = refuses(order);
        if (reason.isPresent()) {
            return new Order.Refused(reason.get());
        }
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Order.Outcome> outcome = once(order, deadline);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            time.pause(PAUSE);
        }
        return new Order.Refused("others kept changing this person; try again");
    }

    private Optional<String> refuses(Order.Enroll order) {
        if (!Identifier.isOne(order.person())) {
            return Optional.of("the person must be " + Identifier.FORM);
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
    private Optional<Order.Outcome> once(Order.Enroll order, Deadline deadline) {
        Tenant tenant = order.tenant();
        Profile profile = profile(order);
        Optional<Person> stored = Optional.ofNullable(
                people.loadLatest(tenant, List.of(order.person()), deadline).get(order.person()));
        if (stored.isPresent() && profile.into(stored.get()).isEmpty()) {
            return Optional.of(new Order.Done());
        }
        long sequence = access.nextSequence(tenant);
        Person before = stored.orElseGet(() -> Person.unborn(order.person(), sequence));
        List<Assignment> writes = profile.into(before);
        Person after = before.write(writes, sequence, time.now());
        if (after.tooLarge().isPresent()) {
            return after.tooLarge().<Order.Outcome>map(Order.Refused::new);
        }
        Map<String, Set<String>> joins = new HashMap<>();
        order.permissions().keySet().forEach(organization -> joins.put(organization, Set.of(order.person())));
        people.enroll(tenant, joins, deadline);
        Map<String, Hindrance> hindered = save.save(tenant, List.of(Guarded.between(stored, after)), deadline);
        return hindered.isEmpty() ? Optional.of(new Order.Done()) : outcome(hindered.get(order.person()));
    }

    private static Optional<Order.Outcome> outcome(Hindrance hindrance) {
        return switch (hindrance) {
            case Hindrance.Conflict conflict -> Optional.empty();
            case Hindrance.Taken taken -> Optional.of(new Order.Refused(taken.reason()));
        };
    }

    private static Profile profile(Order.Enroll order) {
        Map<String, Map<String, Value>> memberships = new HashMap<>();
        order.permissions()
                .forEach((organization, permission) ->
                        memberships.put(organization, Map.of("permission_id", Value.of(permission))));
        return new Profile(order.attributes(), List.of(), List.of(), List.of(), memberships, Map.of());
    }
}
