package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.api.scim.FilterParser;
import dev.muster.core.flow.Browse;
import dev.muster.core.flow.Permissions;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.selection.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/people}: whom a filter means, a page at a time. */
final class ListPeople {
    private static final String PATH = "/v1/people";
    private static final String FILTER = "filter";
    private static final String ORGANIZATION = "organization";
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private final Browse browse;
    private final Permissions permissions;
    private final Cursors cursors;

    ListPeople(Ports ports, Cursors cursors) {
        this.browse = ports.browse();
        this.permissions = ports.permissions();
        this.cursors = cursors;
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of(FILTER, ORGANIZATION, "limit", "cursor"))
                .then(parameters -> organization(call, parameters)
                        .then(organization -> filter(parameters, organization)
                                .then(filter -> parameters
                                        .number("limit", 1, MOST, USUAL)
                                        .then(limit -> page(call, parameters, organization, filter, limit)))));
    }

    private Checked<Optional<String>> organization(Call call, Parameters parameters) {
        Optional<String> organization = parameters.get(ORGANIZATION);
        return organization
                .flatMap(id -> permissions.unknown(call.caller(), id, ""))
                .<Checked<Optional<String>>>map(Checked::refused)
                .orElseGet(() -> Checked.good(organization));
    }

    private static Checked<Filter> filter(Parameters parameters, Optional<String> organization) {
        return parameters
                .get(FILTER)
                .map(text -> named(FilterParser.parse(text, organization, "")))
                .orElseGet(() -> Checked.good(FilterParser.everybody(organization)));
    }

    /** What is wrong with a filter, said of the parameter it came in. */
    private static Checked<Filter> named(Checked<Filter> filter) {
        return switch (filter) {
            case Checked.Good<Filter> good -> good;
            case Checked.Refused<Filter>(List<Problem> problems) ->
                new Checked.Refused<>(problems.stream()
                        .map(problem -> new Problem(
                                problem.kind(), "the query parameter \"" + FILTER + "\" " + problem.detail()))
                        .toList());
        };
    }

    private Checked<Response> page(
            Call call, Parameters parameters, Optional<String> organization, Filter filter, int limit) {
        Paging paging = new Paging(cursors, call, PATH, question(parameters));
        return paging.position(parameters)
                .map(text -> text.map(Browse.Position::parse).orElse(Browse.Position.FIRST))
                .map(from -> browse.page(call.tenant(), filter, organization, from, limit, call.deadline()))
                .map(page -> response(page, paging, parameters));
    }

    /** No organization's id has an ampersand, so that no two questions are alike. */
    private static String question(Parameters parameters) {
        return "GET " + PATH + "?organization=" + parameters.get(ORGANIZATION).orElse("") + "&filter="
                + parameters.get(FILTER).orElse("");
    }

    private static Response response(Browse.Page page, Paging paging, Parameters parameters) {
        Optional<String> next = page.next().map(position -> paging.cursor(position.toString()));
        Json document = Json.object(
                Json.member(
                        "people",
                        Json.array(
                                page.people().stream().map(PersonDocument::of).toList())),
                Json.member("next", next.map(Json::of).orElse(Json.JsonNull.NULL)));
        Response response = Response.of(200, "application/json", JsonWriter.write(document));
        return next.isPresent() ? response.with("Link", paging.link(parameters, next.get())) : response;
    }
}
