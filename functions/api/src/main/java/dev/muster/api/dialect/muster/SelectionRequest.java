package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.api.scim.FilterParser;
import dev.muster.core.job.Problem;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Optional;

/** Reads {@code select}: people by id, or all that a filter matches, of one organization or of the whole tenant. */
record SelectionRequest(Members select, Findings findings) {
    private static final String SELECT = "select";
    private static final String IDS = "ids";
    private static final String FILTER = "filter";
    private static final String ORGANIZATION = "organization";

    /** Whom the request selects; empty when something is found to be wrong with it. */
    static Optional<Selection> read(Members request, Findings findings) {
        if (!request.has(SELECT)) {
            findings.invalid(request.at(SELECT).text(), "is missing: nobody is selected");
        }
        return request.object(SELECT).flatMap(select -> new SelectionRequest(select, findings).read());
    }

    private Optional<Selection> read() {
        Optional<Selection> selection = select.has(FILTER) ? filtered() : named();
        select.refuseOthers();
        return selection;
    }

    private Optional<Selection> named() {
        if (select.any(ORGANIZATION).isPresent()) {
            findings.invalid(
                    select.at(ORGANIZATION).text(),
                    "goes with filter; ids are people of the tenant, wherever they are");
        }
        List<Json> elements = select.elements(IDS, "nobody is selected, by ids or by filter");
        return Optional.of(Selection.Ids.of(Identifiers.readAll(elements, select.at(IDS), findings)));
    }

    private Optional<Selection> filtered() {
        if (select.any(IDS).isPresent()) {
            findings.invalid(select.at(IDS).text(), "cannot go with filter; select by one of them");
        }
        Optional<String> organization =
                select.any(ORGANIZATION).flatMap(json -> Identifiers.read(json, select.at(ORGANIZATION), findings));
        return select.string(FILTER)
                .flatMap(text -> filter(text, organization))
                .map(filter -> new Selection.Filtered(filter, organization));
    }

    private Optional<Filter> filter(String text, Optional<String> organization) {
        return switch (FilterParser.parse(text, organization, select.at(FILTER).text())) {
            case Checked.Good<Filter>(Filter filter) -> Optional.of(filter);
            case Checked.Refused<Filter>(List<Problem> problems) -> {
                findings.addAll(problems);
                yield Optional.empty();
            }
        };
    }
}
