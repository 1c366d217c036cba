package dev.muster.aws.call;

/** Signals that the service processed only a part of a request. The caller sends the rest again. */
public final class UnprocessedItems extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnprocessedItems(int count, String parts) {
        super("the service left " + count + " " + parts + " unprocessed");
    }
}
