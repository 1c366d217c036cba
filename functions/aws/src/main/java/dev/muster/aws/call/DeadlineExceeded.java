package dev.muster.aws.call;

/**
 * Signals that a service rejected the calls until the deadline. The caller hands the work back for a later attempt.
 */
public final class DeadlineExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadlineExceeded(Throwable failure) {
        super("the deadline has passed; last error: " + failure.getMessage(), failure);
    }
}
