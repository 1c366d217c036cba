package dev.muster.local.runtime;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * An invoker that runs a function in processes of Lambda's own runtime client. A process serves one invocation at a
 * time, and a free one is reused. A process that exceeds the timeout is killed in the middle of its work.
 */
public final class IsolatedInvoker implements FunctionInvoker, AutoCloseable {
    private final LambdaFunction function;
    private final Map<String, String> environment;
    private final PrintStream log;
    private final Deque<FunctionProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Creates an invoker. The first invocation starts the first process.
     *
     * @param environment the complete environment of each process
     * @param log receives the output of all processes
     */
    public IsolatedInvoker(LambdaFunction function, Map<String, String> environment, PrintStream log) {
        this.function = function;
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    @Override
    public byte[] invoke(byte[] event) {
        FunctionProcess process = process();
        try {
            return process.invoke(new String(event, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        } catch (FunctionError error) {
            log.println(error.getMessage());
            throw error;
        } finally {
            release(process);
        }
    }

    private FunctionProcess process() {
        for (FunctionProcess free = idle.poll(); free != null; free = idle.poll()) {
            if (free.isAlive()) {
                return free;
            }
            release(free);
        }
        FunctionProcess fresh = FunctionProcess.start(function, FunctionJvm.ofThisProcess(), environment, log);
        all.add(fresh);
        return fresh;
    }

    private void release(FunctionProcess process) {
        if (process.isAlive() && !closed) {
            idle.push(process);
        } else {
            all.remove(process);
            process.close();
        }
    }

    /** Returns the processes that are running. */
    public List<ProcessHandle> processes() {
        return all.stream()
                .map(FunctionProcess::handle)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Kills all processes, also those that handle an event. */
    @Override
    public void close() {
        closed = true;
        all.forEach(FunctionProcess::close);
    }
}
