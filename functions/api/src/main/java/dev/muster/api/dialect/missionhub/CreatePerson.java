package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Remembered;
import dev.muster.api.http.Response;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Merge;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Guard;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code POST /apis/v4/people}: creates a person, or merges it into whoever has one of its e-mail addresses. */
final class CreatePerson {
    private final People people;
    private final Merge merge;
    private final Organizations organizations;
    private final Remembered remembered;
    private final Limits limits;
    private final JsonReader reader;

    CreatePerson(Ports ports, Limits limits, JsonReader reader) {
        this.people = ports.people();
        this.merge = ports.merge();
        this.organizations = new Organizations(ports.access(), ports.permissions());
        this.remembered = new Remembered(ports);
        this.limits = limits;
        this.reader = reader;
    }

    Checked<Response> answer(Call call) {
        return Fieldsets.of(call.request().query())
                .then(fieldsets -> RequestDocument.read(call.request(), reader)
                        .then(json -> PersonRequest.read(json, limits))
                        .then(request -> remembered.answer(
                                RepeatedCall.of(call),
                                () -> organizations
                                        .check(call, request.organizations())
                                        .then(granted -> merge(call, request, fieldsets)))));
    }

    private Checked<Response> merge(Call call, PersonRequest request, Fieldsets fieldsets) {
        List<Person> holders = holders(call, request);
        if (holders.isEmpty() && !request.isNamed()) {
            return Checked.refused(new Problem(
                    Problem.Kind.INVALID,
                    "is missing: a new person needs one, or a last_name if it is but a contact",
                    "/data/attributes/first_name"));
        }
        boolean shares = holders.stream().noneMatch(Address::isShared);
        PersonDocument document = new PersonDocument(fieldsets, ids -> load(call, ids));
        return switch (merge.merge(call.caller(), request.profile(shares), call.deadline())) {
            case Merge.Created(Person person) ->
                Checked.good(document.created(person, request.models().contacts()));
            case Merge.Joined(Person person) ->
                Checked.good(document.merged(person, request.models().contacts()));
            case Merge.Refused(Problem problem) -> Checked.refused(problem);
        };
    }

    /** Those who have one of the addresses at present. */
    private List<Person> holders(Call call, PersonRequest request) {
        List<Guard> guards =
                request.models().emails().stream().map(Guard::email).toList();
        return guards.isEmpty()
                ? List.of()
                : List.copyOf(load(
                                call,
                                new TreeSet<>(people.holders(call.tenant(), guards, call.deadline())
                                        .values()))
                        .values());
    }

    private Map<String, Person> load(Call call, Collection<String> ids) {
        return Optional.of(ids)
                .filter(some -> !some.isEmpty())
                .map(some -> people.loadLatest(call.tenant(), some, call.deadline()))
                .orElse(Map.of());
    }
}
