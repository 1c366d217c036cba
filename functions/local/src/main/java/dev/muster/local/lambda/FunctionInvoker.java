package dev.muster.local.lambda;

/** The caller of one function. */
@FunctionalInterface
public interface FunctionInvoker {
    /**
     * Runs the function once and waits for its response.
     *
     * @param event the event as JSON
     * @return the response as JSON
     * @throws FunctionError if the handler throws, cannot start or exceeds the function's timeout
     */
    byte[] invoke(byte[] event);
}
