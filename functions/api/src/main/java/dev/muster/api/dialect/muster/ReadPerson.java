package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Person;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/people/{id}}; with {@code ?history} each register, too, with its writer and what it held before. */
final class ReadPerson {
    private static final String HISTORY = "history";

    private ReadPerson() {}

    /** The tag of a person's document at that version. */
    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    static Validated<ApiResponse> answer(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of(HISTORY))
                .flatMap(ReadPerson::history)
                .flatMap(history -> find(call).map(person -> answer(call.request(), person, history)));
    }

    private static Validated<Boolean> history(QueryParameters queryParameters) {
        Optional<String> history = queryParameters.get(HISTORY);
        return history.isEmpty() || history.get().isEmpty() || history.get().equals("true")
                ? Validated.valid(history.isPresent())
                : QueryParameters.refused(HISTORY, "takes no value, or true");
    }

    /** With its history a person is another document, and so has another tag. */
    private static ApiResponse answer(ApiRequest request, Person person, boolean history) {
        return history
                ? ConditionalResponse.answer(
                        request, PersonDocument.withHistory(person), new EntityTag(person.version() + "-" + HISTORY))
                : ConditionalResponse.answer(request, PersonDocument.of(person), tag(person.version()));
    }

    private static Validated<Person> find(AuthenticatedRequest call) {
        return Optional.of(call.parameter("id"))
                .filter(IdFormat::isValid)
                .flatMap(id -> call.engine().findPeople().find(call.tenant(), id))
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(Problem.Kind.NOT_FOUND, "there is no such person"));
    }
}
