package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext.IdempotencyKey;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Person;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.testing.forwarding.ForwardingAccess;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** The people and requests of {@link FilterJobContract}. */
abstract class FilterJobFixture {
    static final int PEOPLE = 500;
    static final JobOptions DRY_RUN = EngineFixture.options(true, false, OptionalLong.empty());
    static final JobOptions HOLD = EngineFixture.options(false, true, OptionalLong.empty());

    private final EngineStores stores;
    EngineFixture engineFixture;

    FilterJobFixture(EngineStores stores) {
        this.stores = stores;
    }

    /** Stores people of whom every second lives in Germany. */
    @BeforeEach
    void storePeople() {
        engineFixture = new EngineFixture(stores);
        Map<String, String> countries = new HashMap<>();
        IntStream.range(0, PEOPLE).forEach(number -> countries.put("f" + number, number % 2 == 0 ? "DE" : "FR"));
        engineFixture.store(countries);
    }

    static List<String> germans() {
        return IntStream.iterate(0, number -> number < PEOPLE, number -> number + 2)
                .mapToObj(number -> "f" + number)
                .toList();
    }

    static JobOptions atMost(long people) {
        return EngineFixture.options(false, false, OptionalLong.of(people));
    }

    /** Stores people in slot 0, where this many are then. */
    void fillFirstSlot(int people) {
        Tenant tenant = engineFixture.caller.tenant();
        int there = engineFixture
                .ports
                .people()
                .readPage(tenant, Optional.empty(), 0, "")
                .people()
                .size();
        Map<String, String> countries = new HashMap<>();
        IntStream.iterate(PEOPLE, number -> number + 1)
                .mapToObj(number -> "f" + number)
                .filter(id -> Slot.of(id) == 0)
                .skip(there)
                .limit(people - (long) there)
                .forEach(id -> countries.put(id, "FR"));
        engineFixture.store(countries);
    }

    Job submit(String country, JobOptions options) {
        return engineFixture.submit(EngineFixture.by(EngineFixture.livingIn(country)), to("USA"), options);
    }

    SubmitResult submit(Ports ports, Filter filter, JobOptions options, Optional<IdempotencyKey> key) {
        return new Engine(ports.within(engineFixture.deadline))
                .submit()
                .submit(
                        AdminRequest.of(engineFixture.caller, key, engineFixture.deadline),
                        new Command(EngineFixture.by(filter), to("USA"), options));
    }

    /** Returns ports whose counter does something before it gives a number: after a request has read its people. */
    Ports beforeNumber(Runnable meanwhile) {
        Access counting = new ForwardingAccess(engineFixture.ports.access()) {
            @Override
            public long nextSequence(Tenant tenant) {
                meanwhile.run();
                return delegate.nextSequence(tenant);
            }
        };
        return engineFixture.ports.with(counting);
    }

    /** Moves a person as a job does that runs between two others. */
    void move(String id, String country) {
        Tenant tenant = engineFixture.caller.tenant();
        long sequence = engineFixture.ports.access().nextSequence(tenant);
        Person moved = engineFixture
                .ports
                .people()
                .loadLatest(tenant, List.of(id))
                .get(id)
                .write(List.of(new Assignment(COUNTRY, Value.of(country))), sequence, Instant.EPOCH);
        assertThat(engineFixture.ports.people().save(tenant, List.of(moved))).isEmpty();
    }

    /** Returns the numbers of people of whom the waiting messages carry copies; the messages keep waiting. */
    List<Integer> copies() {
        List<BatchMessage> messages = engineFixture.queue.take();
        engineFixture.queue.send(messages);
        return messages.stream().map(message -> message.read().size()).toList();
    }

    Value country(String id) {
        return engineFixture.values(List.of(id), COUNTRY).getOrDefault(id, Value.of("nowhere"));
    }
}
