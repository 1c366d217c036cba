package dev.muster.local.eventsource;

import dev.muster.embedded.template.LambdaFunction.Schedule;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Invokes a function at the rate of its schedule, the first time when one period is over. A run that takes longer than
 * the period delays the next, so that one machine is not flooded.
 */
public final class Scheduler implements AutoCloseable {
    private final ScheduledExecutorService thread;

    private Scheduler(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** Starts to count. */
    public static Scheduler start(Schedule schedule, FunctionInvoker invoker, InstantSource clock, PrintStream log) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(schedule.name()).factory());
        long period = schedule.rate().toMillis();
        var _ = thread.scheduleAtFixedRate(
                () -> fire(schedule, invoker, clock, log), period, period, TimeUnit.MILLISECONDS);
        return new Scheduler(thread);
    }

    /** Nothing may come out of this: it would end the schedule. The next tick tries again. */
    private static void fire(Schedule schedule, FunctionInvoker invoker, InstantSource clock, PrintStream log) {
        try {
            invoker.invoke(ScheduledEvent.of(schedule, UUID.randomUUID().toString(), clock.instant()));
        } catch (RuntimeException e) {
            log.println("The schedule " + schedule.name() + " failed: " + e.getMessage());
        }
    }

    /** Invokes no more, and waits for a run under way. */
    @Override
    public void close() {
        thread.close();
    }
}
