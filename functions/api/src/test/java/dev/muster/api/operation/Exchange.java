package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.WireRequest;
import java.util.function.Function;

/**
 * A request of one operation, with the status of its response.
 *
 * @param operation method and path template: {@code GET /people/companies/{company}}
 * @param request prepares the stack and returns the request
 */
record Exchange(String operation, int status, Function<ApiStack, WireRequest> request) {
    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    /** Returns an exchange of the same operation with another request. */
    Exchange with(int other, Function<WireRequest, WireRequest> change) {
        return new Exchange(operation, other, stack -> change.apply(request.apply(stack)));
    }

    TestResponse send(ApiStack stack) {
        return send(stack, request.apply(stack));
    }

    static TestResponse send(ApiStack stack, WireRequest request) {
        return stack.send(request.method(), request.address(), request.body(), request.headers());
    }

    @Override
    public String toString() {
        return operation + " → " + status;
    }
}
