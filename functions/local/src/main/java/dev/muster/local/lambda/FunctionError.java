package dev.muster.local.lambda;

/** An invocation ended without an answer; what Lambda marks with {@code X-Amz-Function-Error}. */
public final class FunctionError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FunctionError(String function, String complaint) {
        super(function + " " + complaint);
    }

    public FunctionError(String function, String complaint, Throwable cause) {
        super(function + " " + complaint, cause);
    }
}
