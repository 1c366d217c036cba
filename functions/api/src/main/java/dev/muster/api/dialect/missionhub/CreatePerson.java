package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AssignedLeaders;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.IdempotentResponses;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.people.CreateOrMergePerson;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code POST /apis/v4/people}: creates a person, or merges it into the person with one of its e-mail addresses. */
final class CreatePerson {
    private final Limits limits;
    private final JsonReader reader;

    CreatePerson(Limits limits, JsonReader reader) {
        this.limits = limits;
        this.reader = reader;
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return SparseFieldsets.of(call.request().query())
                .flatMap(sparseFieldsets -> RequestDocument.read(call.request(), reader)
                        .flatMap(json -> PersonRequest.read(json, limits)
                                .flatMap(request -> IdempotentResponses.respond(
                                        call,
                                        stored -> authorize(call, request, stored),
                                        () -> OrganizationAccess.check(call, request.organizations())
                                                .flatMap(_ -> AssignedLeaders.check(
                                                        call, json, request.assignments(), request))
                                                .flatMap(checked -> merge(call, checked, sparseFieldsets))))));
    }

    /** Returns the stored response if the caller may still create or merge the person. */
    private static Validated<ApiResponse> authorize(
            AuthenticatedRequest call, PersonRequest request, ApiResponse stored) {
        return OrganizationAccess.check(call, request.organizations())
                .flatMap(_ -> call.engine()
                        .createOrMergePerson()
                        .check(call.context(), request.profile(true))
                        .<Validated<ApiResponse>>map(Validated::invalid)
                        .orElseGet(() -> Validated.valid(stored)));
    }

    private Validated<ApiResponse> merge(
            AuthenticatedRequest call, PersonRequest request, SparseFieldsets sparseFieldsets) {
        // Whether somebody holds an address is told only to callers who may create people.
        Optional<Problem> problem =
                call.engine().createOrMergePerson().checkCaller(call.context(), request.profile(true));
        if (problem.isPresent()) {
            return Validated.invalid(problem.get());
        }
        Optional<ApiProblem> unknown =
                AssignedLeaders.findUnknown(call, request.models().named());
        if (unknown.isPresent()) {
            return Validated.invalid(unknown.get());
        }
        List<Person> holders = holders(call, request);
        if (holders.isEmpty() && !request.hasRequiredName()) {
            return Validated.invalid(new ApiProblem(
                    ApiProblem.Kind.INVALID,
                    "is missing: a new person needs one, or a last_name if it is a contact only",
                    "/data/attributes/first_name"));
        }
        boolean sharesAddress = holders.stream().noneMatch(PostalAddress::isShared);
        PersonDocument document = new PersonDocument(sparseFieldsets, ids -> load(call, ids));
        return switch (call.engine().createOrMergePerson().merge(call.context(), request.profile(sharesAddress))) {
            case CreateOrMergePerson.Created(Person person) ->
                Validated.valid(document.created(person, request.models()));
            case CreateOrMergePerson.Merged(Person person) ->
                Validated.valid(document.merged(person, request.models()));
            case CreateOrMergePerson.Refused(var refusal) -> Validated.invalid(refusal);
        };
    }

    /** Returns the people who have one of the e-mail addresses at present. */
    private List<Person> holders(AuthenticatedRequest call, PersonRequest request) {
        List<UniqueValue> addresses =
                request.models().emails().stream().map(UniqueValue::email).toList();
        return addresses.isEmpty()
                ? List.of()
                : List.copyOf(load(
                                call,
                                new TreeSet<>(call.engine()
                                        .findPeople()
                                        .holders(call.tenant(), addresses)
                                        .values()))
                        .values());
    }

    private Map<String, Person> load(AuthenticatedRequest call, Collection<String> ids) {
        return call.engine().findPeople().load(call.tenant(), ids);
    }
}
