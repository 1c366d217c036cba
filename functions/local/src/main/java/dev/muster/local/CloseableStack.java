package dev.muster.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** The resources that a host has started. Closes them in reverse order, also after a failure of one. */
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
