package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.EntityTag;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.Problem;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Person;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code GET /v1/people/{id}}; with {@code ?history} also every register with its writer and its earlier value. */
final class ReadPerson {
    private static final String HISTORY = "history";

    private ReadPerson() {}

    /** The two forms of a person's document, as in their entity tags. */
    private enum Form {
        PLAIN("person"),
        WITH_HISTORY("person?history");

        private final String code;

        Form(String code) {
            this.code = code;
        }

        EntityTag tag(Tenant tenant, String id, long version) {
            return EntityTag.of(tenant, code, id, Long.toString(version));
        }

        JsonValue document(Person person) {
            return switch (this) {
                case PLAIN -> PersonDocument.of(person);
                case WITH_HISTORY -> PersonDocument.withHistory(person);
            };
        }
    }

    /** Returns the tag of a person's document without its history. */
    static EntityTag tag(Tenant tenant, Person person) {
        return Form.PLAIN.tag(tenant, person.id(), person.version());
    }

    /** Returns whether an If-Match header names this version of the person, in any form that GET returns. */
    static boolean isAllowedBy(Optional<String> ifMatch, Tenant tenant, String id, long version) {
        return Stream.of(Form.values())
                .anyMatch(form -> form.tag(tenant, id, version).isAllowedBy(ifMatch));
    }

    static Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of(HISTORY))
                .flatMap(ReadPerson::form)
                .flatMap(form -> readable(call)
                        .map(person -> ConditionalResponse.of(
                                call.request(),
                                JsonWriter.write(form.document(person)),
                                form.tag(call.tenant(), person.id(), person.version()))));
    }

    private static Validated<Form> form(QueryParameters queryParameters) {
        Optional<String> history = queryParameters.get(HISTORY);
        return history.isEmpty() || history.get().isEmpty() || history.get().equals("true")
                ? Validated.valid(history.isPresent() ? Form.WITH_HISTORY : Form.PLAIN)
                : QueryParameters.rejected(HISTORY, "must have no value, or true");
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
