package dev.muster.local.runtime;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.LocalAws;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.runtime.PendingInvocation.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One instance of a function: a process of the runtime client, which serves one invocation at a time. */
public final class FunctionProcess implements AutoCloseable {
    /** The requirement on the operating system, as a part of an error message. */
    public static final String REQUIREMENT = "needs Linux, because Lambda's runtime client runs only there";

    /** The time limit for the start of a process. Lambda allows 10 s, but on a machine without other load. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final LambdaFunction function;
    private final RuntimeApi api;
    private final Process process;
    private final AtomicReference<PendingInvocation> current = new AtomicReference<>();

    private FunctionProcess(LambdaFunction function, RuntimeApi api, Process process) {
        this.function = function;
        this.api = api;
        this.process = process;
    }

    /** Returns whether the runtime client can run on this operating system. */
    public static boolean isSupported() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** Starts a process with exactly this environment. The log receives its output. */
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
            var _ = started.process.onExit().thenRun(started::failCurrent);
            return started;
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(function.name() + " could not be started", e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Invokes the function and returns its response as JSON.
     *
     * @throws FunctionError if the function reports an error; or if the process ends or exceeds the function's timeout,
     *     and is dead afterwards
     */
    public String invoke(String event) {
        PendingInvocation invocation = PendingInvocation.of(event, function.timeout());
        current.set(invocation);
        if (!process.isAlive()) {
            failCurrent();
        }
        api.enqueue(invocation);
        Instant deadline =
                await(invocation.taken(), Instant.now().plus(START_LIMIT), "did not start within " + START_LIMIT);
        Result result = await(
                invocation.result(),
                deadline,
                "timed out after " + function.timeout().toSeconds() + " s");
        return switch (result) {
            case Result.Response(String json) -> json;
            case Result.Failure(String json) -> throw new FunctionError(function.name(), "failed: " + json);
        };
    }

    /** Waits until the deadline. Kills the process then, as Lambda does. */
    private <T> T await(CompletableFuture<T> future, Instant deadline, String problem) {
        try {
            return future.get(Duration.between(Instant.now(), deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            close();
            throw new FunctionError(function.name(), problem + " and was killed: exit code " + process.exitValue(), e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new FunctionError(function.name(), String.valueOf(cause.getMessage()), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new FunctionError(function.name(), "was interrupted", e);
        }
    }

    /** Fails the current invocation, which an ended process cannot complete. */
    private void failCurrent() {
        String error =
                api.initError().map(text -> ", initialization failed: " + text).orElse("");
        Optional.ofNullable(current.get())
                .ifPresent(invocation -> invocation.fail(new IllegalStateException(
                        "ended without a response: exit code " + process.exitValue() + error)));
    }

    /** Waits until the process is ready for a snapshot. Returns false when it is not ready within the limit. */
    boolean awaitSnapshot() throws InterruptedException {
        return api.snapshotReady().await(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Returns the CPU time that the process has used so far. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void copyOutput(PrintStream log) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(log::println);
        } catch (IOException | UncheckedIOException closed) {
            log.println(function.name() + ": its output ended: " + closed.getMessage());
        }
    }

    /** Asks the process to end, as Lambda does at a shutdown, and waits until it has ended. */
    public void terminate() {
        process.toHandle().destroy();
        awaitEnd();
    }

    /** Kills the process and waits until it has ended. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** The process is ended by its handle: Process.destroy() would close the pipe that its last output comes by. */
    private void awaitEnd() {
        process.onExit().join();
        api.close();
    }
}
