package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.EntityTag;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/people/{id}}; with {@code ?history} each register, too, with its writer and what it held before. */
final class ReadPerson {
    private static final String HISTORY = "history";

    private final People people;

    ReadPerson(People people) {
        this.people = people;
    }

    /** The tag of a person's document at that version. */
    static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of(HISTORY))
                .then(ReadPerson::history)
                .then(history -> find(call).map(person -> answer(call.request(), person, history)));
    }

    private static Checked<Boolean> history(Parameters parameters) {
        Optional<String> history = parameters.get(HISTORY);
        return history.isEmpty() || history.get().isEmpty() || history.get().equals("true")
                ? Checked.good(history.isPresent())
                : Parameters.refused(HISTORY, "takes no value, or true");
    }

    /** With its history a person is another document, and so has another tag. */
    private static Response answer(Request request, Person person, boolean history) {
        return history
                ? TaggedDocument.answer(
                        request, PersonDocument.withHistory(person), new EntityTag(person.version() + "-" + HISTORY))
                : TaggedDocument.answer(request, PersonDocument.of(person), tag(person.version()));
    }

    private Checked<Person> find(Call call) {
        return Optional.of(call.parameter("id"))
                .filter(Identifier::isOne)
                .flatMap(id -> Optional.ofNullable(people.loadLatest(call.tenant(), List.of(id), call.deadline())
                        .get(id)))
                .map(Checked::good)
                .orElseGet(() -> Checked.refused(Problem.Kind.NOT_FOUND, "there is no such person"));
    }
}
