package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.EntityTag;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/people/{id}}. */
final class ReadPerson {
    private final People people;

    ReadPerson(People people) {
        this.people = people;
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of())
                .then(none -> find(call))
                .map(person -> TaggedDocument.answer(
                        call.request(), PersonDocument.of(person), new EntityTag(Long.toString(person.version()))));
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
