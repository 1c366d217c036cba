package dev.muster.local.lambda;

/** Signals an invocation without a response. Lambda marks it with {@code X-Amz-Function-Error}. */
public final class FunctionError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FunctionError(String function, String problem) {
        super(function + " " + problem);
    }

    public FunctionError(String function, String problem, Throwable cause) {
        super(function + " " + problem, cause);
    }
}
