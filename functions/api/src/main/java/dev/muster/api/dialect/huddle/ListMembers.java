package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.http.ResponseSize;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.selection.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code GET /people/companies/{company}/members}: the members of a company, in pages that link to each other. */
final class ListMembers {
    private static final int PAGE = 50;
    private static final int MAX_PAGES = 999_999_999;
    private static final String CURSOR = "cursor";

    private final Cursors cursors;

    ListMembers(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * The page that a request asks for.
     *
     * @param number from 1; the pages behind the first one have a cursor
     */
    private record Requested(int number, FindPeople.Position from) {}

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return QueryParameters.of(call.request(), Set.of("page", CURSOR))
                .flatMap(query -> DocumentFormat.accepted(call.request())
                        .flatMap(type -> CompanyContext.requireManager(call, "list its members")
                                .flatMap(_ -> requested(call, query))
                                .map(requested -> response(call, requested, type))));
    }

    private Validated<Requested> requested(AuthenticatedRequest call, QueryParameters query) {
        return query.number("page", 1, MAX_PAGES, 1).flatMap(number -> {
            Optional<String> position =
                    query.get(CURSOR).flatMap(sent -> cursors.read(call.tenant(), scope(call, number), sent));
            if (number > 1 && position.isEmpty()) {
                return QueryParameters.rejected(
                        CURSOR, "must be that of the link to this page, which a page before has");
            }
            return Validated.valid(new Requested(
                    number, position.map(FindPeople.Position::parse).orElse(FindPeople.Position.FIRST)));
        });
    }

    private ApiResponse response(AuthenticatedRequest call, Requested requested, String type) {
        String company = CompanyContext.id(call);
        FindPeople.Page found = call.engine()
                .findPeople()
                .page(call.tenant(), new Filter.Member(company), Optional.of(company), requested.from(), PAGE);
        FindPeople.Page page = fitting(call, found);
        List<ResourceDocument> members = page.people().stream()
                .map(person -> MemberResource.of(person, company, call.request()))
                .toList();
        ResourceDocument document = new ResourceDocument(
                "members", links(call, requested, page), Optional.of(members), counts(requested, page));
        return ApiResponse.of(200, type, document.write(DocumentFormat.of(type)))
                .countingFor(page.read().calls());
    }

    /** Returns the members of the page that fit into a response. */
    private static FindPeople.Page fitting(AuthenticatedRequest call, FindPeople.Page page) {
        long size = 0;
        for (int count = 0; count < page.people().size(); count++) {
            ResourceDocument member =
                    MemberResource.of(page.people().get(count), CompanyContext.id(call), call.request());
            size += ResponseSize.of(member.write(DocumentFormat.XML));
            if (count > 0 && size > ResponseSize.MAX_PAGE) {
                return page.first(count);
            }
        }
        return page;
    }

    private List<ResourceLink> links(AuthenticatedRequest call, Requested requested, FindPeople.Page page) {
        String first = "/people/companies/" + CompanyContext.id(call) + "/members";
        List<ResourceLink> links = new ArrayList<>();
        links.add(ResourceLink.to(
                "self", requested.number() == 1 ? first : address(call, first, requested), call.request()));
        if (requested.number() > 1 || page.next().isPresent()) {
            links.add(ResourceLink.to("first", first, call.request()));
        }
        page.next()
                .map(position -> new Requested(requested.number() + 1, position))
                .ifPresent(next -> links.add(ResourceLink.to("next", address(call, first, next), call.request())));
        return links;
    }

    private String address(AuthenticatedRequest call, String first, Requested page) {
        String cursor = cursors.write(
                call.tenant(), scope(call, page.number()), page.from().toString());
        return first + "?page=" + page.number() + "&" + CURSOR + "=" + cursor;
    }

    private static String scope(AuthenticatedRequest call, int page) {
        return "GET members of " + CompanyContext.id(call) + ", page " + page;
    }

    /** Counting the members of a large company would read all of it, so only a list on one page has its counts. */
    private static Map<String, JsonValue> counts(Requested requested, FindPeople.Page page) {
        Map<String, JsonValue> counts = new LinkedHashMap<>();
        if (requested.number() == 1 && page.next().isEmpty()) {
            counts.put("filteredMembers", JsonValue.of(page.people().size()));
            counts.put("totalMembers", JsonValue.of(page.people().size()));
        }
        return counts;
    }
}
