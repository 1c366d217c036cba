package dev.muster.core.time;

/** Thrown when a thread is interrupted while it waits. The queue delivers the work again. */
public final class InterruptedWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InterruptedWork(InterruptedException cause) {
        super("interrupted", cause);
    }
}
