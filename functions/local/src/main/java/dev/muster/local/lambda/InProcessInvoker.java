package dev.muster.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.TemplateException;
import java.io.PrintStream;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Invokes a function in this process. Instances of its handler are pooled like Lambda's containers: one serves one
 * invocation at a time, a free one is used again, and one that ran into the timeout is not.
 */
public final class InProcessInvoker implements FunctionInvoker, AutoCloseable {
    private final LambdaFunction function;
    private final Class<?> handler;
    private final LambdaLogger logger;
    private final PrintStream log;
    private final Deque<EntryPoint> idle = new ConcurrentLinkedDeque<>();
    // Threads of the platform, as in Lambda: before JDK 24 a virtual one is pinned where handlers block in the SDK.
    private final ExecutorService threads;

    private InProcessInvoker(LambdaFunction function, Class<?> handler, PrintStream log) {
        this.function = function;
        this.handler = handler;
        this.log = log;
        logger = new StreamLogger(log);
        threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(function.name() + "-", 0).factory());
    }

    /**
     * An invoker of the function.
     *
     * @param log where the function's log and the stack traces of failures go
     * @throws TemplateException if there is no such handler class
     */
    public static InProcessInvoker of(LambdaFunction function, PrintStream log) {
        String place = function.logicalId() + ".Handler";
        if (!function.handler().method().equals("handleRequest")) {
            throw new TemplateException(place, "must name the method handleRequest");
        }
        try {
            return new InProcessInvoker(
                    function, Class.forName(function.handler().type()), log);
        } catch (ClassNotFoundException e) {
            throw new TemplateException(place, "names a class that is not there: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] invoke(byte[] event) {
        EntryPoint container = container();
        long deadline = System.nanoTime() + function.timeout().toNanos();
        InvocationContext context =
                new InvocationContext(function, UUID.randomUUID().toString(), deadline, logger);
        Future<byte[]> answer = threads.submit(() -> container.handle(event, context));
        byte[] json = await(answer, deadline, container);
        idle.push(container);
        return json;
    }

    private EntryPoint container() {
        EntryPoint free = idle.poll();
        try {
            return free == null ? EntryPoint.of(handler) : free;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw failed("could not be started", e);
        }
    }

    private byte[] await(Future<byte[]> answer, long deadline, EntryPoint container) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failed("timed out after " + function.timeout().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            idle.push(container);
            throw failed("failed", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failed("was interrupted", e);
        }
    }

    private FunctionError failed(String complaint, Throwable cause) {
        FunctionError error = new FunctionError(function.name(), complaint + ": " + cause, cause);
        error.printStackTrace(log);
        return error;
    }

    /** Waits no longer for anything; an invocation that still runs is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
