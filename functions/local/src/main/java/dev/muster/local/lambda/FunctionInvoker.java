package dev.muster.local.lambda;

/** Invokes one function. */
@FunctionalInterface
public interface FunctionInvoker {
    /**
     * Runs the function once and waits for its answer.
     *
     * @param event the event as JSON
     * @return the answer as JSON
     * @throws FunctionError if the handler throws, cannot be started, or takes longer than the function's timeout
     */
    byte[] invoke(byte[] event);
}
