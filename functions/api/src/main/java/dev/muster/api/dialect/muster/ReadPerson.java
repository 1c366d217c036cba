package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Problem;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Person;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/people/{id}}; with {@code ?history} also every register with its writer and its earlier value. */
final class ReadPerson {
    private static final String HISTORY = "history";

    private ReadPerson() {}

    /** Returns the tag of a person's document at that version. */
    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    static Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of(HISTORY))
                .flatMap(ReadPerson::history)
                .flatMap(history -> readable(call).map(person -> response(call.request(), person, history)));
    }

    private static Validated<Boolean> history(QueryParameters queryParameters) {
        Optional<String> history = queryParameters.get(HISTORY);
        return history.isEmpty() || history.get().isEmpty() || history.get().equals("true")
                ? Validated.valid(history.isPresent())
                : QueryParameters.rejected(HISTORY, "must have no value, or true");
    }

    /** Returns the document; the one with history has another tag. */
    private static ApiResponse response(ApiRequest request, Person person, boolean history) {
        return history
                ? ConditionalResponse.of(
                        request, PersonDocument.withHistory(person), new EntityTag(person.version() + "-" + HISTORY))
                : ConditionalResponse.of(request, PersonDocument.of(person), tag(person.version()));
    }

    /** A caller without rights in any organization reads only its own person. */
    private static Validated<Person> readable(AuthenticatedRequest call) {
        Optional<Problem> problem = call.parameter("id").equals(call.caller().person())
                ? Optional.empty()
                : Permissions.checkAnyReach(call.context(), "reads other people", "");
        return problem.<Validated<Person>>map(Validated::invalid).orElseGet(() -> find(call));
    }

    private static Validated<Person> find(AuthenticatedRequest call) {
        return Optional.of(call.parameter("id"))
                .filter(IdFormat::isValid)
                .flatMap(id -> call.engine().findPeople().find(call.tenant(), id))
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such person"));
    }
}
