package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueKey;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store of people whose replicas are late: a read without strong consistency may miss the last writes. */
final class StaleReads extends ForwardingPeople {
    /** The longest delay of a replica. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    /** One read of so many comes from a late replica. */
    private static final int ONE_IN = 5;

    private final SimulatedWorld world;

    StaleReads(People delegate, SimulatedWorld world) {
        super(delegate);
        this.world = world;
    }

    /** Returns the moment at which a late replica stands; empty when the read is up to date. */
    private Optional<Instant> late() {
        if (!world.faults.strikes(ONE_IN, FaultPlan.Kind.STALE_READ, world.scheduler::actingName)) {
            return Optional.empty();
        }
        return Optional.of(world.scheduler
                .now()
                .minus(Duration.ofMillis(1 + world.choices.next(Math.toIntExact(LONGEST.toMillis())))));
    }

    private Map<String, Person> at(Instant moment, Tenant tenant, Collection<String> ids) {
        Map<String, Person> found = new HashMap<>();
        ids.forEach(id -> world.timeline
                .states(tenant, id, new PeopleTimeline.Window(moment, moment))
                .getFirst()
                .ifPresent(person -> found.put(id, person)));
        return found;
    }

    @Override
    public Map<String, Person> load(Tenant tenant, Collection<String> ids) {
        return late().map(moment -> at(moment, tenant, ids)).orElseGet(() -> delegate.load(tenant, ids));
    }

    @Override
    public Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest) {
        return latest
                ? delegate.loadRange(tenant, ids, true)
                : late().map(moment -> at(moment, tenant, ids)).orElseGet(() -> delegate.loadRange(tenant, ids, false));
    }

    @Override
    public Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> keys) {
        Optional<Instant> late = late();
        if (late.isEmpty()) {
            return delegate.findHolders(tenant, keys);
        }
        PeopleTimeline.Window moment = new PeopleTimeline.Window(late.get(), late.get());
        Map<UniqueKey, String> found = new HashMap<>();
        for (UniqueKey key : Set.copyOf(keys)) {
            world.timeline.holders(tenant, key, moment).stream()
                    .findFirst()
                    .flatMap(holder -> holder)
                    .ifPresent(holder -> found.put(key, holder));
        }
        return found;
    }
}
