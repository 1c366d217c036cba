package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.http.ResponseSize;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.api.scim.FilterParser;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.person.Person;
import dev.muster.core.selection.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/people}: the people that match a filter, in pages. */
final class ListPeople {
    private static final String PATH = "/v1/people";
    private static final String FILTER = "filter";
    private static final String ORGANIZATION = "organization";
    private static final int MAX_LIMIT = 1_000;
    private static final int DEFAULT_LIMIT = 20;

    private final Cursors cursors;

    ListPeople(Cursors cursors) {
        this.cursors = cursors;
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of(FILTER, ORGANIZATION, "limit", "cursor"))
                .flatMap(queryParameters -> organization(call, queryParameters)
                        .flatMap(organization -> filter(queryParameters, organization)
                                .flatMap(filter -> queryParameters
                                        .number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT)
                                        .flatMap(limit -> page(call, queryParameters, organization, filter, limit)))));
    }

    private static Validated<Optional<String>> organization(
            AuthenticatedRequest call, QueryParameters queryParameters) {
        Optional<String> organization = queryParameters.get(ORGANIZATION);
        return organization
                .flatMap(id -> call.engine().permissions().unknown(call.tenant(), id, ""))
                .<Validated<Optional<String>>>map(Validated::invalid)
                .orElseGet(() -> Validated.valid(organization));
    }

    private static Validated<Filter> filter(QueryParameters queryParameters, Optional<String> organization) {
        return queryParameters
                .get(FILTER)
                .map(filterText -> withParameterName(FilterParser.parse(filterText, organization, "")))
                .orElseGet(() -> Validated.valid(FilterParser.matchAll(organization)));
    }

    /** Adds the name of the query parameter to the problems of a filter. */
    private static Validated<Filter> withParameterName(Validated<Filter> filter) {
        return switch (filter) {
            case Validated.Valid<Filter> valid -> valid;
            case Validated.Invalid<Filter>(List<ApiProblem> problems) ->
                new Validated.Invalid<>(problems.stream()
                        .map(problem -> new ApiProblem(
                                problem.kind(), "the query parameter \"" + FILTER + "\" " + problem.detail()))
                        .toList());
        };
    }

    private Validated<ApiResponse> page(
            AuthenticatedRequest call,
            QueryParameters queryParameters,
            Optional<String> organization,
            Filter filter,
            int limit) {
        PageLinks pageLinks = new PageLinks(cursors, call, PATH, scope(queryParameters));
        return pageLinks
                .position(queryParameters)
                .map(position -> position.map(FindPeople.Position::parse).orElse(FindPeople.Position.FIRST))
                .map(from -> page(call, filter, organization, from, limit))
                .map(page -> response(fitting(page), pageLinks, queryParameters));
    }

    /** A caller without rights in any organization finds only its own person. */
    private static FindPeople.Page page(
            AuthenticatedRequest call,
            Filter filter,
            Optional<String> organization,
            FindPeople.Position from,
            int limit) {
        FindPeople findPeople = call.engine().findPeople();
        return call.context().rights().reachesAny()
                ? findPeople.page(call.tenant(), filter, organization, from, limit)
                : findPeople.own(call.context(), filter);
    }

    /**
     * Returns the scope of the cursors. No organization's id has an ampersand, so different requests have different
     * scopes.
     */
    private static String scope(QueryParameters queryParameters) {
        return "GET " + PATH + "?organization="
                + queryParameters.get(ORGANIZATION).orElse("") + "&filter="
                + queryParameters.get(FILTER).orElse("");
    }

    /**
     * Returns the people of the page that fit into a response. The page counts stored bytes, and an escaped character is
     * up to seven times as long.
     */
    private static FindPeople.Page fitting(FindPeople.Page page) {
        long size = 0;
        for (int count = 0; count < page.people().size(); count++) {
            Person person = page.people().get(count);
            size += ResponseSize.of(JsonWriter.write(PersonDocument.of(person)));
            if (count > 0 && size > ResponseSize.MAX_PAGE) {
                return page.first(count);
            }
        }
        return page;
    }

    private static ApiResponse response(FindPeople.Page page, PageLinks pageLinks, QueryParameters queryParameters) {
        Optional<String> next = page.next().map(position -> pageLinks.cursor(position.toString()));
        JsonValue document = JsonValue.object(
                JsonValue.member(
                        "people",
                        JsonValue.array(
                                page.people().stream().map(PersonDocument::of).toList())),
                JsonValue.member("next", next.map(JsonValue::of).orElse(JsonValue.JsonNull.NULL)));
        ApiResponse response = ApiResponse.of(200, "application/json", JsonWriter.write(document))
                .countingFor(page.read().calls());
        return next.isPresent() ? response.with("Link", pageLinks.link(queryParameters, next.get())) : response;
    }
}
