package dev.muster.api.operation;

import dev.muster.api.ApiStack;
import dev.muster.api.WireRequest;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import java.util.ArrayList;
import java.util.List;

/** The errors that every operation of Muster's own API has, made from a request that succeeds. */
record SharedErrors(Exchange success) {
    private static final int MAX_BODY = 6 * 1024 * 1024;

    List<Exchange> all() {
        List<Exchange> all = new ArrayList<>(List.of(
                success.with(400, request -> withParameter(request, "a=%zz")),
                success.with(413, request -> request.withBody(" ".repeat(MAX_BODY + 1))),
                success.with(415, request -> request.withBody("x").with("Content-Encoding", "br"))));
        if (success.operation().contains(" /v1/")) {
            all.add(success.with(401, request -> request.without("Authorization")));
            all.add(success.with(422, request -> withParameter(request, "unknown=1")));
            all.add(new Exchange(success.operation(), 429, this::throttled));
            all.add(new Exchange(success.operation(), 500, this::failing));
        }
        return all;
    }

    private static WireRequest withParameter(WireRequest request, String parameter) {
        return request.withAddress(request.address() + (request.address().contains("?") ? "&" : "?") + parameter);
    }

    private WireRequest throttled(ApiStack stack) {
        WireRequest request = success.request().apply(stack);
        Grant grant = new Grant(new Caller(ApiStack.DEMO, "1"), 1, ApiStack.ISSUED);
        stack.ports.access().putGrant(Credential.of("muster", ApiStack.KEY), grant);
        Exchange.send(stack, request);
        return request;
    }

    private WireRequest failing(ApiStack stack) {
        WireRequest request = success.request().apply(stack);
        stack.people.failEveryCall();
        return request;
    }
}
