package dev.muster.bench.start;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.local.environment.FunctionEnvironment;
import dev.muster.local.runtime.FunctionJvm;
import dev.muster.local.runtime.FunctionProcess;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A function with one kind of event.
 *
 * @param module the module whose package contains the function
 * @param event creates an event that no earlier process has received
 * @param expected a part of the response to a handled event
 */
record ColdStartCase(
        String name,
        String module,
        LambdaFunction function,
        Map<String, String> environment,
        Supplier<String> event,
        String expected) {

    /** Returns the same case, whose function calls DynamoDB at another endpoint. */
    ColdStartCase over(URI dynamoDb) {
        Map<String, String> replaced = new HashMap<>(environment);
        replaced.put(FunctionEnvironment.DYNAMODB, dynamoDb.toString());
        return new ColdStartCase(name, module, function, replaced, event, expected);
    }

    /** Starts a process and measures the time to its first response. */
    StartTime start(FunctionJvm jvm, PrintStream log) {
        String request = event.get();
        long begin = System.nanoTime();
        try (FunctionProcess process = FunctionProcess.start(function, jvm, environment, log)) {
            String response = process.invoke(request);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            return new StartTime(verify(response, elapsed), process.cpuTime());
        }
    }

    private Duration verify(String response, Duration elapsed) {
        if (!response.contains(expected)) {
            throw new IllegalStateException(name + " returned an unexpected response: " + response);
        }
        return elapsed;
    }

    /** Starts a process, sends it events and lets it end by itself. */
    void run(FunctionJvm jvm, int events, PrintStream log) {
        try (FunctionProcess process = FunctionProcess.start(function, jvm, environment, log)) {
            for (int n = 0; n < events; n++) {
                verify(process.invoke(event.get()), Duration.ZERO);
            }
            process.terminate();
        }
    }
}
