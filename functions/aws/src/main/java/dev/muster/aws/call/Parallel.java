package dev.muster.aws.call;

import dev.muster.core.time.InterruptedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Makes a few calls at the same time, which hides the latency of the service. More than a few calls that write or
 * return much would only wait in its queue.
 */
public final class Parallel {
    private static final int THREADS = 4;

    private Parallel() {}

    /**
     * Returns the responses in the order of the work. If calls fail, the others are still made, and one of the errors
     * is thrown.
     */
    public static <T, R> List<R> each(List<T> work, Function<T, R> call) {
        return each(work, THREADS, call);
    }

    /** As {@link #each(List, Function)}, with at most {@code most} calls at the same time. */
    public static <T, R> List<R> each(List<T> work, int most, Function<T, R> call) {
        if (work.size() <= 1) {
            return work.stream().map(call).toList();
        }
        try (ExecutorService threads =
                Executors.newFixedThreadPool(most, Thread.ofVirtual().factory())) {
            List<Future<R>> responses = new ArrayList<>();
            work.forEach(part -> responses.add(threads.submit(() -> call.apply(part))));
            return responses.stream().map(Parallel::await).toList();
        }
    }

    private static <R> R await(Future<R> response) {
        try {
            return response.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedWork(interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        }
    }
}
