package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentNegotiation;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /people/companies/{company}}, which links to bulk deletion, and the company's members one by one. */
final class ReadCompany {
    private ReadCompany() {}

    static Validated<ApiResponse> company(AuthenticatedRequest call) {
        return mediaType(call)
                .flatMap(type -> CompanyContext.requireMember(call).map(_ -> response(type, document(call))));
    }

    static Validated<ApiResponse> member(AuthenticatedRequest call) {
        return mediaType(call)
                .flatMap(type -> CompanyContext.requireMember(call)
                        .flatMap(_ -> find(call))
                        .map(person -> response(type, document(call, person))));
    }

    /** Rejects the list of members: only single members are served. */
    static Validated<ApiResponse> members(AuthenticatedRequest call) {
        return CompanyContext.requireMember(call)
                .flatMap(_ -> Validated.invalid(
                        ApiProblem.Kind.NOT_FOUND, "the list of members is not served; read members/{member}"));
    }

    private static Validated<String> mediaType(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of())
                .flatMap(_ -> ContentNegotiation.choose(call.request().header("accept"), DocumentFormat.MEDIA_TYPES)
                        .map(Validated::valid)
                        .orElseGet(() -> Validated.invalid(
                                ApiProblem.Kind.NOT_ACCEPTABLE,
                                "the available media types are " + String.join(", ", DocumentFormat.MEDIA_TYPES))));
    }

    private static ApiResponse response(String type, ResourceDocument resource) {
        return ApiResponse.of(200, type, resource.write(DocumentFormat.of(type)));
    }

    private static ResourceDocument document(AuthenticatedRequest call) {
        ApiRequest request = call.request();
        String self = address(call);
        return new ResourceDocument(
                "company",
                List.of(
                        ResourceLink.to("self", self, request),
                        ResourceLink.to("members", self + "/members", request),
                        ResourceLink.to("bulk-delete", self + "/bulkdelete", request)),
                Map.of());
    }

    private static ResourceDocument document(AuthenticatedRequest call, Person person) {
        String self = address(call);
        return new ResourceDocument(
                "member",
                List.of(
                        ResourceLink.to("self", self + "/members/" + person.id(), call.request()),
                        ResourceLink.to("company", self, call.request())),
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

    private static Validated<Person> find(AuthenticatedRequest call) {
        return Optional.of(call.parameter("member"))
                .filter(IdFormat::isValid)
                .flatMap(id -> call.engine().findPeople().find(call.tenant(), id))
                .filter(person -> person.isIn(CompanyContext.id(call)))
                .map(Validated::valid)
                .orElseGet(
                        () -> Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such member in the company"));
    }

    private static String address(AuthenticatedRequest call) {
        return "/people/companies/" + CompanyContext.id(call);
    }
}
