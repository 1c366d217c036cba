package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code GET /people/companies/{company}}, which links to bulk deletion, and a member of the company. */
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
                        .map(person ->
                                response(type, MemberResource.of(person, CompanyContext.id(call), call.request()))));
    }

    private static Validated<String> mediaType(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of()).flatMap(_ -> DocumentFormat.accepted(call.request()));
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
