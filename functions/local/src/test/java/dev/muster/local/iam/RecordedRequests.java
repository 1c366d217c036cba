package dev.muster.local.iam;

import dev.muster.embedded.backend.BackendCall;
import dev.muster.embedded.iam.IamRequest;
import dev.muster.embedded.iam.IamRequests;
import dev.muster.local.iam.FunctionPolicy.Grant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What the calls of each function needed IAM to allow. */
final class RecordedRequests implements BiConsumer<String, BackendCall> {
    private final Map<String, Set<IamRequest>> needed = new ConcurrentHashMap<>();
    private final List<String> unknown = new CopyOnWriteArrayList<>();

    @Override
    public void accept(String function, BackendCall call) {
        try {
            needed.computeIfAbsent(function, _ -> ConcurrentHashMap.newKeySet()).addAll(IamRequests.of(call));
        } catch (RuntimeException failure) {
            unknown.add(function + ": " + failure.getMessage());
        }
    }

    /** Returns the calls whose actions are not known. */
    List<String> unknown() {
        return unknown;
    }

    Set<IamRequest> of(String function) {
        return Set.copyOf(needed.getOrDefault(function, Set.of()));
    }

    /** Returns what the function called and its policy does not permit. */
    Set<Grant> missing(String function, FunctionPolicy policy) {
        return of(function).stream()
                .filter(call -> !policy.permits(call))
                .map(call -> new Grant(call.action(), call.resource()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what the policy allows and the function has not called. */
    Set<Grant> unused(String function, FunctionPolicy policy) {
        Set<Grant> unused = new TreeSet<>(policy.grants());
        of(function).forEach(call -> unused.remove(new Grant(call.action(), call.resource())));
        return unused;
    }
}
