package dev.muster.aws.call;

/** The service kept refusing until the deadline; the work is given back and comes again. */
public final class DeadlineExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadlineExceeded(Throwable failure) {
        super("out of time, last trouble: " + failure.getMessage(), failure);
    }
}
