package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.api.scim.FilterParser;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;

/** A reader of {@code select}: people by id, or all that match a filter, in one organization or in the whole tenant. */
record SelectionRequest(JsonObjectReader select, ProblemCollector problems) {
    private static final String SELECT = "select";
    private static final String IDS = "ids";
    private static final String FILTER = "filter";
    private static final String ORGANIZATION = "organization";

    /** Returns the selection; empty when a problem was reported. */
    static Optional<Selection> read(JsonObjectReader request, ProblemCollector problems) {
        if (!request.has(SELECT)) {
            problems.invalid(request.at(SELECT).text(), "is missing; it must select people by ids or by filter");
        }
        return request.object(SELECT).flatMap(select -> new SelectionRequest(select, problems).read());
    }

    private Optional<Selection> read() {
        Optional<Selection> selection = select.has(FILTER) ? byFilter() : byIds();
        select.rejectUnknown();
        return selection;
    }

    private Optional<Selection> byIds() {
        if (select.any(ORGANIZATION).isPresent()) {
            problems.invalid(
                    select.at(ORGANIZATION).text(),
                    "goes with filter; ids select people of the tenant in any organization");
        }
        List<JsonValue> elements = select.elements(IDS, "select people by ids or by filter");
        return Optional.of(Selection.Ids.of(IdReader.readAll(elements, select.at(IDS), problems)));
    }

    private Optional<Selection> byFilter() {
        if (select.any(IDS).isPresent()) {
            problems.invalid(select.at(IDS).text(), "cannot go with filter; select by one of them");
        }
        Optional<String> organization =
                select.any(ORGANIZATION).flatMap(json -> IdReader.read(json, select.at(ORGANIZATION), problems));
        return select.string(FILTER)
                .flatMap(text -> filter(text, organization))
                .map(filter -> new Selection.Filtered(filter, organization));
    }

    private Optional<Filter> filter(String text, Optional<String> organization) {
        return switch (FilterParser.parse(text, organization, select.at(FILTER).text())) {
            case Validated.Valid<Filter>(Filter filter) -> Optional.of(filter);
            case Validated.Invalid<Filter>(List<ApiProblem> found) -> {
                problems.addAll(found);
                yield Optional.empty();
            }
        };
    }
}
