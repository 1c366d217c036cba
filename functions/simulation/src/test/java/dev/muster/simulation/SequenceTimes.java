package dev.muster.simulation;

import dev.muster.core.access.Access;
import dev.muster.core.access.Tenant;
import dev.muster.testing.forwarding.ForwardingAccess;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A store of access data that records the time at which each sequence was taken. */
final class SequenceTimes extends ForwardingAccess {
    private final VirtualScheduler scheduler;
    private final Map<Numbered, Instant> times = new HashMap<>();

    private record Numbered(Tenant tenant, long number) {}

    SequenceTimes(Access delegate, VirtualScheduler scheduler) {
        super(delegate);
        this.scheduler = scheduler;
    }

    @Override
    public long nextSequence(Tenant tenant) {
        long sequence = delegate.nextSequence(tenant);
        times.put(new Numbered(tenant, sequence), scheduler.now());
        return sequence;
    }

    /** Returns the time at which the sequence was taken. */
    Instant of(Tenant tenant, long sequence) {
        return Objects.requireNonNull(times.get(new Numbered(tenant, sequence)));
    }
}
