package dev.muster.local.eventsource;

import dev.muster.embedded.template.LambdaFunction.Schedule;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Invokes a function at the rate of its schedule, for the first time after one period. A run that exceeds the period
 * delays the next, so that runs do not accumulate.
 */
public final class Scheduler implements AutoCloseable {
    private final ScheduledExecutorService executor;

    private Scheduler(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** Starts the schedule. */
    public static Scheduler start(Schedule schedule, FunctionInvoker invoker, InstantSource clock, PrintStream log) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(schedule.name()).factory());
        long period = schedule.rate().toMillis();
        var _ = executor.scheduleAtFixedRate(
                () -> invoke(schedule, invoker, clock, log), period, period, TimeUnit.MILLISECONDS);
        return new Scheduler(executor);
    }

    /** Invokes the function and logs its failure. An exception would end the schedule. */
    private static void invoke(Schedule schedule, FunctionInvoker invoker, InstantSource clock, PrintStream log) {
        try {
            invoker.invoke(schedule.input()
                    .map(input -> input.getBytes(StandardCharsets.UTF_8))
                    .orElseGet(
                            () -> ScheduledEvent.of(schedule, UUID.randomUUID().toString(), clock.instant())));
        } catch (RuntimeException e) {
            log.println("The schedule " + schedule.name() + " failed: " + e.getMessage());
        }
    }

    /** Starts no further run and waits for the current one. */
    @Override
    public void close() {
        executor.close();
    }
}
