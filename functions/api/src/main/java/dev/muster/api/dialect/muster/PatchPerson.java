package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AssignedLeaders;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.IdempotentResponses;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code PATCH /v1/people/{id}} (RFC 5789): changes one person, if the version that the caller has read is still
 * current.
 */
final class PatchPerson {
    private final Limits limits;
    private final JsonReader reader;

    PatchPerson(Limits limits) {
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> ContentType.of(call.request(), List.of("application/json")))
                .flatMap(_ -> reader.read(call.request().body().bytes()))
                .flatMap(json -> change(json)
                        .flatMap(change -> IdempotentResponses.respond(
                                call,
                                stored -> authorize(call, change, stored),
                                () -> AssignedLeaders.check(call, json, change.assignments(), change)
                                        .flatMap(checked -> update(call, checked)))));
    }

    /** Returns the stored response if the caller may still change the person so. */
    private static Validated<ApiResponse> authorize(
            AuthenticatedRequest call, Change.Assignments change, ApiResponse stored) {
        return call.engine()
                .updatePerson()
                .check(call.context(), call.parameter("id"), change)
                .<Validated<ApiResponse>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(stored));
    }

    private Validated<Change.Assignments> change(JsonValue json) {
        ProblemCollector problems = new ProblemCollector();
        Optional<JsonObjectReader> members = JsonObjectReader.of(json, JsonPointer.ROOT, problems);
        List<Assignment> changes = members.map(body -> ChangesReader.readWithoutDeletion(body, limits, problems))
                .orElse(List.of());
        members.ifPresent(JsonObjectReader::rejectUnknown);
        return problems.validate(() -> new Change.Assignments(changes));
    }

    private static Validated<ApiResponse> update(AuthenticatedRequest call, Change.Assignments change) {
        return IdFormat.isValid(call.parameter("id"))
                ? response(
                        call,
                        call.engine()
                                .updatePerson()
                                .update(
                                        call.context(),
                                        call.parameter("id"),
                                        change,
                                        version -> ReadPerson.isAllowedBy(
                                                call.request().header("if-match"),
                                                call.tenant(),
                                                call.parameter("id"),
                                                version)))
                : Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such person");
    }

    private static Validated<ApiResponse> response(AuthenticatedRequest call, UpdatePerson.UpdateResult amended) {
        return switch (amended) {
            case UpdatePerson.Done(Person person) ->
                Validated.valid(ApiResponse.of(200, "application/json", JsonWriter.write(PersonDocument.of(person)))
                        .with("ETag", ReadPerson.tag(call.tenant(), person).header()));
            case UpdatePerson.Refused(var problem) -> Validated.invalid(problem);
        };
    }
}
