package dev.muster.aws.call;

/** The service did only a part of what it was asked; the rest has to be asked for again. */
public final class UnprocessedItems extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnprocessedItems(int undone, String what) {
        super(undone + " " + what + " left undone by the service");
    }
}
