package dev.muster.simulation;

import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The clocks of the machines on a stage, each of which now and then goes wrong by an hour, and right again. */
final class SimulatedClock implements Time {
    private static final int ONE_IN = 3_000;
    private static final Duration OFF = Duration.ofHours(1);
    private static final Duration FOR = Duration.ofMinutes(3);

    private final VirtualScheduler stage;
    private final FaultPlan faults;
    private final Map<String, Jump> jumps = new HashMap<>();
    private boolean forward;

    private record Jump(Duration by, Instant until) {
        static final Jump NONE = new Jump(Duration.ZERO, Instant.MIN);
    }

    SimulatedClock(VirtualScheduler stage, FaultPlan faults) {
        this.stage = stage;
        this.faults = faults;
    }

    @Override
    public Instant now() {
        Instant now = stage.now();
        if (stage.acting() == null) {
            return now;
        }
        String who = stage.acting().name();
        if (faults.strikes(ONE_IN, FaultPlan.Kind.CLOCK_JUMP, () -> "of " + who)) {
            forward = !forward;
            jumps.put(who, new Jump(forward ? OFF : OFF.negated(), now.plus(FOR)));
        }
        Jump jump = jumps.getOrDefault(who, Jump.NONE);
        return faults.isOver() || !now.isBefore(jump.until()) ? now : now.plus(jump.by());
    }

    @Override
    public void sleep(Duration length) {
        stage.sleep(length);
    }
}
