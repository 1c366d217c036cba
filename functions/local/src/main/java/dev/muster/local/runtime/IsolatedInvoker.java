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
 * Invokes a function in processes of Lambda's own runtime client. One process serves one invocation at a time, a free one
 * is used again, and one that ran into the timeout was killed: its half-done work stays half done.
 */
public final class IsolatedInvoker implements FunctionInvoker, AutoCloseable {
    private final LambdaFunction function;
    private final Map<String, String> environment;
    private final PrintStream log;
    private final Deque<FunctionProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<FunctionProcess> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * An invoker of the function; the first process starts with the first invocation.
     *
     * @param environment all the variables a process sees
     * @param log where everything goes that a process prints
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
            putBack(process);
        }
    }

    private FunctionProcess process() {
        for (FunctionProcess free = idle.poll(); free != null; free = idle.poll()) {
            if (free.isAlive()) {
                return free;
            }
            putBack(free);
        }
        FunctionProcess fresh = FunctionProcess.start(function, FunctionJvm.likeThis(), environment, log);
        all.add(fresh);
        return fresh;
    }

    private void putBack(FunctionProcess process) {
        if (process.isAlive() && !closed) {
            idle.push(process);
        } else {
            all.remove(process);
            process.close();
        }
    }

    /** The processes that run now. */
    public List<ProcessHandle> processes() {
        return all.stream()
                .map(FunctionProcess::handle)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Ends all processes, whatever they do. */
    @Override
    public void close() {
        closed = true;
        all.forEach(FunctionProcess::close);
    }
}
