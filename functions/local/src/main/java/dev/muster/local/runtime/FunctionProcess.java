package dev.muster.local.runtime;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.LocalAws;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.runtime.PendingInvocation.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One instance of a function: a process of the runtime client, which serves one invocation at a time. */
public final class FunctionProcess implements AutoCloseable {
    /** What the system must be, in words. */
    public static final String WANTED = "wants Linux, on which alone Lambda's runtime client runs";

    /** How long a process may take to come up; Lambda gives it 10 s, on a machine that does nothing else. */
    private static final Duration START = Duration.ofSeconds(60);

    private final LambdaFunction function;
    private final RuntimeApi api;
    private final Process process;
    private final AtomicReference<PendingInvocation> current = new AtomicReference<>();

    private FunctionProcess(LambdaFunction function, RuntimeApi api, Process process) {
        this.function = function;
        this.api = api;
        this.process = process;
    }

    /** Whether the runtime client can run on this system. */
    public static boolean runsHere() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** Starts a process with that environment and no other; what it prints goes to the log. */
    public static FunctionProcess start(
            LambdaFunction function, FunctionJvm jvm, Map<String, String> environment, PrintStream log) {
        RuntimeApi api = RuntimeApi.start(LocalAws.arn("lambda", "function:" + function.name()));
        ProcessBuilder builder = new ProcessBuilder(jvm.command(function))
                .directory(jvm.directory().toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("_HANDLER", FunctionJvm.handler(function));
        try {
            FunctionProcess started = new FunctionProcess(function, api, builder.start());
            Thread.ofVirtual().start(() -> started.copyOutput(log));
            var _ = started.process.onExit().thenRun(started::ended);
            return started;
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(function.name() + " could not be started", e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Has the function handle an event; throws when there is no answer, and the process is dead unless it complained. */
    public String invoke(String event) {
        PendingInvocation invocation = PendingInvocation.of(event, function.timeout());
        current.set(invocation);
        if (!process.isAlive()) {
            ended();
        }
        api.hand(invocation);
        Instant deadline = await(invocation.taken(), Instant.now().plus(START), "did not start within " + START);
        Answer answer = await(
                invocation.answer(),
                deadline,
                "timed out after " + function.timeout().toSeconds() + " s");
        return switch (answer) {
            case Answer.Response(String json) -> json;
            case Answer.Complaint(String json) -> throw new FunctionError(function.name(), "failed: " + json);
        };
    }

    /** Waits until the deadline at most, at which the process is killed, as Lambda does. */
    private <T> T await(CompletableFuture<T> wanted, Instant deadline, String late) {
        try {
            return wanted.get(Duration.between(Instant.now(), deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            close();
            throw new FunctionError(function.name(), late + " and was killed: exit code " + process.exitValue(), e);
        } catch (ExecutionException e) {
            throw new FunctionError(function.name(), e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new FunctionError(function.name(), "was interrupted", e);
        }
    }

    /** Whoever waits for this process waits in vain. */
    private void ended() {
        String complaint =
                api.complaint().map(text -> ", could not be made: " + text).orElse("");
        Optional.ofNullable(current.get())
                .ifPresent(invocation -> invocation.fail(new IllegalStateException(
                        "ended without an answer: exit code " + process.exitValue() + complaint)));
    }

    /** Waits until the process has got ready for a snapshot; false when it has not by then. */
    boolean awaitSnapshot() throws InterruptedException {
        return api.snapped().await(START.toSeconds(), TimeUnit.SECONDS);
    }

    /** The time its processors have worked so far. */
    public Duration worked() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void copyOutput(PrintStream log) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(log::println);
        } catch (IOException | UncheckedIOException closed) {
            log.println(function.name() + " says no more: " + closed.getMessage());
        }
    }

    /** Asks the process to end, as Lambda does when it takes a function down, and waits until it has. */
    public void end() {
        // Not process.destroy(): that closes what the process still prints to, and what it does last may fail of it.
        process.toHandle().destroy();
        process.onExit().join();
        api.close();
    }

    /** Kills the process, without a word, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        api.close();
    }
}
