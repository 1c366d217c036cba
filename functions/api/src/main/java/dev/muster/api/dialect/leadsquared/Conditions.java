package dev.muster.api.dialect.leadsquared;

import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.selection.Filter;
import java.util.List;
import java.util.Optional;

/** Reads {@code Conditions}: groups of conditions, each group related to the next. */
final class Conditions {
    /** Conditions in all: as many as somebody writes down; the filter travels with its job wherever that is read. */
    static final int MOST = 100;

    private static final String GROUPS = "Conditions";
    private static final String GROUP = "Condition";

    private final Findings findings;
    private int counted;

    private Conditions(Findings findings) {
        this.findings = findings;
    }

    /** Whom they mean; whatever it is when something was found. */
    static Filter read(Members request, Findings findings) {
        return new Conditions(findings).groups(request);
    }

    private Filter groups(Members request) {
        List<Json> groups = Required.elements(request, GROUPS, findings);
        Chain chain = new Chain();
        Junction junction = Junction.AND;
        for (int place = 0; place < groups.size(); place++) {
            JsonPointer at = request.at(GROUPS).child(place);
            boolean hasNext = place + 1 < groups.size();
            Optional<Members> group = Members.of(groups.get(place), at, findings);
            if (group.isPresent()) {
                chain.join(junction, group(group.get()));
                junction = Relation.toNext(group.get(), Relation.OF_GROUPS, hasNext, findings)
                        .orElse(Junction.AND);
                group.get().refuseOthers();
            }
        }
        if (counted > MOST) {
            findings.tooLarge(
                    request.at(GROUPS).text(), "has %d conditions in all; the limit is %d".formatted(counted, MOST));
        }
        return chain.filter();
    }

    private Filter group(Members group) {
        List<Json> conditions = Required.elements(group, GROUP, findings);
        counted += conditions.size();
        Chain chain = new Chain();
        Optional<Junction> throughout = Optional.empty();
        for (int place = 0; place < conditions.size(); place++) {
            JsonPointer at = group.at(GROUP).child(place);
            boolean hasNext = place + 1 < conditions.size();
            Optional<Members> condition = Members.of(conditions.get(place), at, findings);
            if (condition.isPresent()) {
                chain.join(throughout.orElse(Junction.AND), Condition.read(condition.get(), findings));
                Optional<Junction> toNext = Relation.toNext(condition.get(), Relation.OF_CONDITIONS, hasNext, findings);
                throughout = Relation.same(throughout, toNext, condition.get(), findings);
                condition.get().refuseOthers();
            }
        }
        return chain.filter();
    }
}
