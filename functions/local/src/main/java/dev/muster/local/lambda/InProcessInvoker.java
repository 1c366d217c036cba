package dev.muster.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.TemplateException;
import java.io.PrintStream;
import java.util.Deque;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An invoker that runs a function in this process. Instances of its handler are pooled like Lambda's containers: an
 * instance serves one invocation at a time, and a free one is reused. An instance that exceeded the timeout is dropped.
 */
public final class InProcessInvoker implements FunctionInvoker, AutoCloseable {
    private final LambdaFunction function;
    private final Class<?> handler;
    private final LambdaLogger logger;
    private final PrintStream log;
    private final Deque<EntryPoint> idle = new ConcurrentLinkedDeque<>();
    // Platform threads, as in Lambda: before JDK 24 a virtual thread is pinned while a handler blocks in the SDK.
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
     * Creates an invoker.
     *
     * @param log receives the log of the function and the stack traces of its failures
     * @throws TemplateException if the handler class does not exist
     */
    public static InProcessInvoker of(LambdaFunction function, PrintStream log) {
        String location = function.logicalId() + ".Handler";
        if (!function.handler().method().equals("handleRequest")) {
            throw new TemplateException(location, "must name the method handleRequest");
        }
        try {
            return new InProcessInvoker(
                    function, Class.forName(function.handler().type()), log);
        } catch (ClassNotFoundException e) {
            throw new TemplateException(location, "names a class that does not exist: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] invoke(byte[] event) {
        EntryPoint container = container();
        long deadline = System.nanoTime() + function.timeout().toNanos();
        InvocationContext context =
                new InvocationContext(function, UUID.randomUUID().toString(), deadline, logger);
        Future<byte[]> response = threads.submit(() -> container.handle(event, context));
        byte[] json = await(response, deadline, container);
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

    private byte[] await(Future<byte[]> response, long deadline, EntryPoint container) {
        try {
            return response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw failed("timed out after " + function.timeout().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            idle.push(container);
            throw failed("failed", Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw failed("was interrupted", e);
        }
    }

    private FunctionError failed(String problem, Throwable cause) {
        FunctionError error = new FunctionError(function.name(), problem + ": " + cause, cause);
        error.printStackTrace(log);
        return error;
    }

    /** Interrupts the invocations that are still running. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
