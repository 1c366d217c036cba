package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.Accept;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Identifier;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /people/companies/{company}}, which advertises bulk deletion, and its members one by one. */
final class ReadCompany {
    private final People people;
    private final Company company;

    ReadCompany(Ports ports) {
        this.people = ports.people();
        this.company = new Company(ports);
    }

    Checked<Response> company(Call call) {
        return mediaType(call).then(type -> company.enter(call).map(granted -> answer(type, document(call))));
    }

    Checked<Response> member(Call call) {
        return mediaType(call)
                .then(type -> company.enter(call)
                        .then(granted -> find(call))
                        .map(person -> answer(type, document(call, person))));
    }

    /** Members are many: they are answered for one by one. */
    Checked<Response> members(Call call) {
        return company.enter(call)
                .then(granted -> Checked.refused(
                        Problem.Kind.NOT_FOUND, "the list of members is not served; ask for members/{member}"));
    }

    private static Checked<String> mediaType(Call call) {
        return Parameters.of(call.request(), Set.of())
                .then(none -> Accept.choose(call.request().header("accept"), Form.MEDIA_TYPES)
                        .map(Checked::good)
                        .orElseGet(() -> Checked.refused(
                                Problem.Kind.NOT_ACCEPTABLE,
                                "this is to be had as " + String.join(", ", Form.MEDIA_TYPES))));
    }

    private static Response answer(String type, Resource resource) {
        return Response.of(200, type, resource.write(Form.of(type)));
    }

    private static Resource document(Call call) {
        Request request = call.request();
        String self = address(call);
        return new Resource(
                "company",
                List.of(
                        Link.to("self", self, request),
                        Link.to("members", self + "/members", request),
                        Link.to("bulk-delete", self + "/bulkdelete", request)),
                Map.of());
    }

    private static Resource document(Call call, Person person) {
        String self = address(call);
        return new Resource(
                "member",
                List.of(
                        Link.to("self", self + "/members/" + person.id(), call.request()),
                        Link.to("company", self, call.request())),
                fields(person));
    }

    private static Map<String, String> fields(Person person) {
        Map<String, String> fields = new LinkedHashMap<>();
        String name = Stream.of("first_name", "last_name")
                .flatMap(attribute -> text(person, attribute).stream())
                .collect(Collectors.joining(" "));
        fields.put("displayName", name);
        text(person, "email").ifPresent(email -> fields.put("email", email));
        return fields;
    }

    private static Optional<String> text(Person person, String attribute) {
        return person.value(Path.attribute(attribute)) instanceof Value.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private Checked<Person> find(Call call) {
        return Optional.of(call.parameter("member"))
                .filter(Identifier::isOne)
                .flatMap(id -> Optional.ofNullable(people.loadLatest(call.tenant(), List.of(id), call.deadline())
                        .get(id)))
                .filter(person -> person.isIn(Company.id(call)))
                .map(Checked::good)
                .orElseGet(() -> Checked.refused(Problem.Kind.NOT_FOUND, "there is no such member in the company"));
    }

    private static String address(Call call) {
        return "/people/companies/" + Company.id(call);
    }
}
