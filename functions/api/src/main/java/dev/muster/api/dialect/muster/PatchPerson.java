package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Remembered;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.flow.Amend;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code PATCH /v1/people/{id}} (RFC 5789): changes one person at once, if it is as the caller has seen it. */
final class PatchPerson {
    private final Amend amend;
    private final Remembered remembered;
    private final Limits limits;
    private final JsonReader reader;

    PatchPerson(Ports ports, Limits limits) {
        this.amend = ports.amend();
        this.remembered = new Remembered(ports);
        this.limits = limits;
        this.reader = new JsonReader(JsonLimits.of(limits));
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of())
                .then(none -> ContentType.of(call.request(), List.of("application/json")))
                // A key that is none is said before anything of the body.
                .then(type -> IdempotencyKey.of(call.request()))
                .then(key -> reader.read(call.request().body().bytes()))
                .then(this::change)
                .then(change -> remembered.answer(call, () -> amend(call, change)));
    }

    private Checked<Change.Assignments> change(Json json) {
        Findings findings = new Findings();
        Optional<Members> members = Members.of(json, JsonPointer.ROOT, findings);
        List<Assignment> changes =
                members.map(body -> Changes.read(body, limits, findings)).orElse(List.of());
        members.ifPresent(Members::refuseOthers);
        return findings.unlessAny(() -> new Change.Assignments(changes));
    }

    private Checked<Response> amend(Call call, Change.Assignments change) {
        return Identifier.isOne(call.parameter("id"))
                ? answer(amend.amend(
                        call.caller(),
                        call.parameter("id"),
                        change,
                        version -> ReadPerson.tag(version)
                                .isAllowedBy(call.request().header("if-match")),
                        call.deadline()))
                : Checked.refused(Problem.Kind.NOT_FOUND, "there is no such person");
    }

    private static Checked<Response> answer(Amend.Amended amended) {
        return switch (amended) {
            case Amend.Done(Person person) ->
                Checked.good(Response.of(200, "application/json", JsonWriter.write(PersonDocument.of(person)))
                        .with("ETag", ReadPerson.tag(person.version()).header()));
            case Amend.Refused(Problem problem) -> Checked.refused(problem);
        };
    }
}
