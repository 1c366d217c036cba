package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Requests that get every documented response of a vendor dialect. */
abstract class VendorExchanges {
    private static final int MAX_BODY = 6 * 1024 * 1024;
    private static final Set<String> CREDENTIALS = Set.of("Authorization", "x-LSQ-AccessKey", "x-LSQ-SecretKey");

    /** Returns the tag of the dialect's operations. */
    abstract String tag();

    /** Returns a success of every operation, and the responses that only this dialect has. */
    abstract List<Exchange> own();

    /** Returns the credential under which the calls are counted. */
    abstract Credential credential();

    /** Returns the status of a body that is too large. */
    abstract int tooLarge();

    /** Returns the status of a body in a coding that is not supported. */
    abstract int unsupportedCoding();

    /** Returns a stack with people 301 and 302 as contacts of organizations 3 and 42. */
    static ApiStack stack() {
        ApiStack stack = ApiStack.withLocalAccounts();
        Map<String, String> attributes = Map.of("first_name", "Jo", "last_name", "Li");
        stack.store(ApiStack.DEMO, List.of("301"), Set.of("3", "42"), Map.of("email", "jo@example.org"));
        stack.store(ApiStack.DEMO, List.of("302"), Set.of("3", "42"), attributes);
        stack.store(ApiStack.DEMO, List.of("777"), Set.of(), Map.of());
        stack.time.meanwhile(stack::runWorkers);
        return stack;
    }

    final List<Exchange> all() {
        List<Exchange> all = new ArrayList<>(own());
        successes().forEach(success -> shared(success).forEach(all::add));
        return all;
    }

    /** Returns the first success of each operation. */
    private Collection<Exchange> successes() {
        Map<String, Exchange> successes = new LinkedHashMap<>();
        own().stream()
                .filter(exchange -> exchange.status() < 300)
                .forEach(exchange -> successes.putIfAbsent(exchange.operation(), exchange));
        return successes.values();
    }

    private Stream<Exchange> shared(Exchange success) {
        Exchange malformed = success.with(400, VendorExchanges::malformed);
        return switch (success.method()) {
            case "OPTIONS" -> Stream.of(malformed);
            case String _ ->
                Stream.of(Stream.of(malformed), authenticated(success), bodies(success))
                        .flatMap(exchanges -> exchanges);
        };
    }

    private Stream<Exchange> authenticated(Exchange success) {
        Exchange throttled = new Exchange(success.operation(), 429, stack -> throttle(stack, success));
        Exchange failed = new Exchange(success.operation(), 500, stack -> fail(stack, success));
        Exchange closed = success.with(401, VendorExchanges::withoutCredential);
        return isPublic(success) ? Stream.of(throttled, failed) : Stream.of(throttled, failed, closed);
    }

    /** Returns whether the operation needs no credential. */
    boolean isPublic(Exchange exchange) {
        return false;
    }

    private Stream<Exchange> bodies(Exchange success) {
        return Stream.of(
                success.with(tooLarge(), request -> request.withBody(" ".repeat(MAX_BODY + 1))),
                success.with(
                        unsupportedCoding(), request -> request.withBody("x").with("Content-Encoding", "br")));
    }

    private static WireRequest malformed(WireRequest request) {
        return request.withAddress(request.address() + (request.address().contains("?") ? "&" : "?") + "a=%zz");
    }

    private static WireRequest withoutCredential(WireRequest request) {
        WireRequest without = request;
        for (String header : CREDENTIALS) {
            without = without.without(header);
        }
        return without;
    }

    private WireRequest throttle(ApiStack stack, Exchange success) {
        WireRequest request = success.request().apply(stack);
        stack.ports.access().putGrant(credential(), new Grant(new Caller(ApiStack.DEMO, "1"), 1, ApiStack.ISSUED));
        Exchange.send(stack, request);
        return request;
    }

    private static WireRequest fail(ApiStack stack, Exchange success) {
        WireRequest request = success.request().apply(stack);
        stack.people.failEveryCall();
        return request;
    }

    @Override
    public String toString() {
        return tag();
    }
}
