package dev.muster.core.time;

/** The thread was asked to stop while it worked; the work is given back and comes again. */
public final class InterruptedWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InterruptedWork(InterruptedException cause) {
        super("interrupted", cause);
    }
}
