package dev.muster.bench.start;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.local.runtime.FunctionJvm;
import dev.muster.local.runtime.FunctionProcess;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One function with one kind of event.
 *
 * @param room whose package it is in
 * @param event makes an event that no process has had before
 * @param good what its answer holds when the event was really handled
 */
record ColdStartCase(
        String name,
        String room,
        LambdaFunction function,
        Map<String, String> environment,
        Supplier<String> event,
        String good) {

    /** How long a start took, and how long processors worked for it. */
    record Start(Duration took, Duration worked) {}

    /** Starts a process and takes the time to its first answer. */
    Start start(FunctionJvm jvm, PrintStream log) {
        String sent = event.get();
        long begin = System.nanoTime();
        try (FunctionProcess process = FunctionProcess.start(function, jvm, environment, log)) {
            String answer = process.invoke(sent);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            return new Start(check(answer, took), process.worked());
        }
    }

    private Duration check(String answer, Duration took) {
        if (!answer.contains(good)) {
            throw new IllegalStateException(name + " did not do it: " + answer);
        }
        return took;
    }

    /** Starts a process, has it handle some events, and lets it end in its own time. */
    void run(FunctionJvm jvm, int events, PrintStream log) {
        try (FunctionProcess process = FunctionProcess.start(function, jvm, environment, log)) {
            for (int n = 0; n < events; n++) {
                check(process.invoke(event.get()), Duration.ZERO);
            }
            process.end();
        }
    }
}
