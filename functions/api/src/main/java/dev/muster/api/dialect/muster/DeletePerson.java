package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.IdempotentResponses;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.IdFormat;
import java.util.List;
import java.util.Set;

/**
 * {@code DELETE /v1/people/{id}}: deletes one person, if the version that the caller has read is still current. No job
 * is created, so there is no undo.
 */
final class DeletePerson {
    private static final Change.Assignments DELETION = new Change.Assignments(List.of(Assignment.deletion()));

    private DeletePerson() {}

    static Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> requireNoBody(call))
                .flatMap(_ -> IdempotentResponses.respond(call, stored -> authorize(call, stored), () -> delete(call)));
    }

    private static Validated<Integer> requireNoBody(AuthenticatedRequest call) {
        int size = call.request().body().size();
        return size == 0
                ? Validated.valid(size)
                : Validated.invalid(ApiProblem.Kind.INVALID, "a DELETE takes no body; this one has " + size + " bytes");
    }

    /** Returns the stored response if the caller may still delete the person. */
    private static Validated<ApiResponse> authorize(AuthenticatedRequest call, ApiResponse stored) {
        return call.engine()
                .updatePerson()
                .check(call.context(), call.parameter("id"), DELETION)
                .<Validated<ApiResponse>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(stored));
    }

    private static Validated<ApiResponse> delete(AuthenticatedRequest call) {
        String id = call.parameter("id");
        if (!IdFormat.isValid(id)) {
            return Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such person");
        }
        UpdatePerson.UpdateResult result = call.engine()
                .updatePerson()
                .update(
                        call.context(),
                        id,
                        DELETION,
                        version ->
                                ReadPerson.isAllowedBy(call.request().header("if-match"), call.tenant(), id, version));
        return switch (result) {
            case UpdatePerson.Done _ -> Validated.valid(ApiResponse.empty(204));
            case UpdatePerson.Refused(var problem) -> Validated.invalid(problem);
        };
    }
}
