package dev.muster.api.dialect;

import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The check that the people exist to whom a request assigns others (docs/design.md ruling 7). */
public final class AssignedLeaders {
    private static final String ASSIGNED = "assigned/";

    /** The members that name a leader, in every dialect: as their value, or as the names in an object. */
    private static final Set<String> MEMBERS = Set.of("assign", "assigned_to_id", "assigned_tos");

    private AssignedLeaders() {}

    /**
     * Returns the request; invalid, with a pointer to the member that names the leader, when a leader does not exist.
     * A caller who may not change people of an organization of the assignments learns nothing here; the engine rejects
     * its request.
     *
     * @param json the document of the request
     */
    public static <T> Validated<T> check(
            AuthenticatedRequest call, JsonValue json, Collection<Assignment> assignments, T request) {
        return missingIn(call, assignments)
                .map(leader -> unknown(
                        leader, find(json, JsonPointer.ROOT, leader).findFirst().orElse(JsonPointer.ROOT)))
                .<Validated<T>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(request));
    }

    /**
     * Returns the error when one of these leaders or contacts does not exist; empty when all do.
     *
     * @param named the place of the request that names each of them
     */
    public static Optional<ApiProblem> findUnknown(AuthenticatedRequest call, Map<String, JsonPointer> named) {
        Set<String> missing = missing(call, named.keySet());
        return named.entrySet().stream()
                .filter(person -> missing.contains(person.getKey()))
                .findFirst()
                .map(person -> unknown(person.getKey(), person.getValue()));
    }

    private static ApiProblem unknown(String leader, JsonPointer at) {
        return new ApiProblem(
                ApiProblem.Kind.INVALID, "names \"%s\", and there is no such person".formatted(leader), at.text());
    }

    private static Set<String> missing(AuthenticatedRequest call, Set<String> leaders) {
        Set<String> missing = new TreeSet<>(leaders);
        missing.removeAll(
                call.engine().findPeople().load(call.tenant(), leaders).keySet());
        return missing;
    }

    private static Optional<String> missingIn(AuthenticatedRequest call, Collection<Assignment> assignments) {
        List<Assignment> made = assignments.stream()
                .filter(assignment -> assignment.to().isTrue()
                        && assignment.path().local().startsWith(ASSIGNED)
                        && assignment.path().organization().isPresent())
                .toList();
        boolean allowed = made.stream()
                .flatMap(assignment -> assignment.path().organization().stream())
                .allMatch(call.context().rights()::reaches);
        if (made.isEmpty() || !allowed) {
            return Optional.empty();
        }
        Set<String> leaders = made.stream()
                .map(assignment -> assignment.path().local().substring(ASSIGNED.length()))
                .collect(Collectors.toSet());
        return missing(call, leaders).stream().findFirst();
    }

    /** Returns the places of the document that name this leader. */
    private static Stream<JsonPointer> find(JsonValue json, JsonPointer at, String leader) {
        return switch (json) {
            case JsonValue.JsonObject(var members) ->
                members.entrySet().stream()
                        .flatMap(member -> MEMBERS.contains(member.getKey())
                                ? named(member.getValue(), at.child(member.getKey()), leader)
                                : find(member.getValue(), at.child(member.getKey()), leader));
            case JsonValue.JsonArray(var elements) ->
                IntStream.range(0, elements.size())
                        .boxed()
                        .flatMap(index -> find(elements.get(index), at.child(index), leader));
            case JsonValue.JsonString _, JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ ->
                Stream.empty();
        };
    }

    private static Stream<JsonPointer> named(JsonValue json, JsonPointer at, String leader) {
        return switch (json) {
            case JsonValue.JsonString(String text) when text.strip().equals(leader) -> Stream.of(at);
            case JsonValue.JsonNumber(var number) when number.toPlainString().equals(leader) -> Stream.of(at);
            case JsonValue.JsonObject(Map<String, JsonValue> leaders)
            when leaders.containsKey(leader) -> Stream.of(at.child(leader));
            case JsonValue _ -> Stream.empty();
        };
    }
}
