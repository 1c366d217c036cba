package dev.muster.testing.interception;

import java.util.List;
import java.util.function.Supplier;

/** Code that runs around every call to a port. */
public interface PortInterceptor {

    /**
     * Makes a call, or throws instead of it.
     *
     * @param call makes the call at the port; a call without a result returns true
     * @return the result of the call
     */
    <T> T around(PortOperation operation, List<?> arguments, Supplier<T> call);

    /** Makes a call that has no result, and returns true. */
    static Boolean done(Runnable call) {
        call.run();
        return true;
    }
}
