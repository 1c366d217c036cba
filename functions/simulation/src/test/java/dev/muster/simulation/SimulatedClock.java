package dev.muster.simulation;

import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The clocks of the actors' machines. A clock is sometimes an hour early or late for some minutes. */
final class SimulatedClock implements Time {
    private static final int ONE_IN = 3_000;
    private static final Duration OFF = Duration.ofHours(1);
    private static final Duration FOR = Duration.ofMinutes(3);

    private final VirtualScheduler scheduler;
    private final FaultPlan faults;
    private final Map<String, Jump> jumps = new HashMap<>();
    private boolean forward;

    private record Jump(Duration by, Instant until) {
        static final Jump NONE = new Jump(Duration.ZERO, Instant.MIN);
    }

    SimulatedClock(VirtualScheduler scheduler, FaultPlan faults) {
        this.scheduler = scheduler;
        this.faults = faults;
    }

    @Override
    public Instant now() {
        Instant now = scheduler.now();
        if (scheduler.acting() == null) {
            return now;
        }
        String actor = scheduler.acting().name();
        if (faults.strikes(ONE_IN, FaultPlan.Kind.CLOCK_JUMP, () -> "of " + actor)) {
            forward = !forward;
            jumps.put(actor, new Jump(forward ? OFF : OFF.negated(), now.plus(FOR)));
        }
        Jump jump = jumps.getOrDefault(actor, Jump.NONE);
        return faults.isOver() || !now.isBefore(jump.until()) ? now : now.plus(jump.by());
    }

    @Override
    public void sleep(Duration length) {
        scheduler.sleep(length);
    }
}
