package dev.muster.core.job;

import java.time.Duration;

/**
 * The limits within which a request plans a job by filter itself. Beyond them the planners behind the queue do.
 *
 * @param people largest number of people that are read
 * @param firstSlot largest number of people in the slot that is read first; more there show a large tenant at once
 * @param time the time for reading
 */
public record PlanBudget(int people, int firstSlot, Duration time) {

    /** A tenant of 2,000 people has about 31 in a slot, and hardly ever more than 48. */
    public static final PlanBudget STANDARD = new PlanBudget(2_000, 48, Duration.ofMillis(1_500));

    /** No request plans a job by filter. */
    public static final PlanBudget NONE = new PlanBudget(0, 0, Duration.ZERO);

    /** Returns whether a request reads anybody. */
    public boolean isNone() {
        return people == 0;
    }
}
