package dev.muster.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a host has started, to be closed in reverse order, each whatever happens to the others. */
final class CloseableStack implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    void add(Runnable closing) {
        closings.push(closing);
    }

    @Override
    public void close() {
        if (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } finally {
                close();
            }
        }
    }
}
