package dev.muster.aws.call;

import dev.muster.core.time.InterruptedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes several calls side by side: a few at a time hide the way to the service and back, more only queue up there. */
public final class Parallel {
    private static final int CALLS = 4;

    private Parallel() {}

    /** The answers in the order of the work. When calls fail, the others are made all the same and one is thrown. */
    public static <T, R> List<R> each(List<T> work, Function<T, R> call) {
        if (work.size() <= 1) {
            return work.stream().map(call).toList();
        }
        try (ExecutorService threads =
                Executors.newFixedThreadPool(CALLS, Thread.ofVirtual().factory())) {
            List<Future<R>> answers = new ArrayList<>();
            work.forEach(part -> answers.add(threads.submit(() -> call.apply(part))));
            return answers.stream().map(Parallel::await).toList();
        }
    }

    private static <R> R await(Future<R> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedWork(stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        }
    }
}
