package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.QueryString;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import java.util.List;
import java.util.Optional;

/**
 * A bulk people change as its document and query say it.
 *
 * @param ids who is named; empty when the filters tell who is meant
 * @param organization where; there is one when the filters tell
 * @param attributes as they were sent
 */
record BulkRequest(
        List<String> ids,
        PeopleFilters filters,
        Optional<String> organization,
        List<Assignment> changes,
        JsonValue.JsonObject attributes) {
    static final String TYPE = "bulk_people_change";

    static Validated<BulkRequest> read(JsonValue json, QueryString query, Limits limits) {
        ProblemCollector problems = new ProblemCollector();
        Optional<JsonObjectReader> document = JsonObjectReader.of(json, JsonPointer.ROOT, problems);
        Optional<JsonObjectReader> data =
                document.flatMap(all -> ResourceMembers.data(all, TYPE, TYPE + "s", problems));
        Optional<JsonValue> attributes = data.flatMap(all -> all.any("attributes"));
        Optional<JsonObjectReader> members =
                attributes.flatMap(all -> JsonObjectReader.of(all, new JsonPointer("/data/attributes"), problems));
        if (data.isPresent() && attributes.isEmpty()) {
            problems.invalid("/data/attributes", "is missing");
        }
        BulkAttributes.Read read = members.map(all -> BulkAttributes.read(all, problems))
                .orElseGet(() -> new BulkAttributes.Read(List.of(), false, Optional.empty(), List.of()));
        Optional<JsonObjectReader> filtersSent = document.filter(all -> all.any("filters")
                        .filter(filters -> !filters.equals(JsonValue.JsonNull.NULL))
                        .isPresent())
                .flatMap(all -> all.object("filters"));
        PeopleFilters filters =
                PeopleFilters.read(filtersSent, query, !read.ids().isEmpty(), problems);
        document.ifPresent(all -> {
            ResourceMembers.refuseUnlessEmpty(all, "included", problems);
            ResourceMembers.refuseOthers(all, problems);
        });
        if (members.isPresent()) {
            checkSelection(read, filters, problems);
            checkSize(read, limits, problems);
        }
        return problems.validate(() -> new BulkRequest(
                read.ids(),
                filters,
                read.organization().or(filters::organization),
                read.changes(),
                (JsonValue.JsonObject) attributes.orElseThrow()));
    }

    private static void checkSelection(BulkAttributes.Read read, PeopleFilters filters, ProblemCollector problems) {
        boolean disagree = read.organization().isPresent()
                && filters.organization()
                        .filter(other -> !other.equals(read.organization().get()))
                        .isPresent();
        if (disagree) {
            problems.invalid("/filters/organization_ids", "names another organization than organization_id");
        }
        if (!read.ids().isEmpty()) {
            return;
        }
        if (!filters.select() || (read.blank() && !filters.narrow())) {
            problems.invalid(
                    "/data/attributes/" + BulkAttributes.PERSON_IDS,
                    "is blank and no filter selects: nobody is selected");
        } else if (read.organization().or(filters::organization).isEmpty()) {
            problems.invalid("/filters/organization_ids", "is missing, and so is organization_id");
        }
    }

    private static void checkSize(BulkAttributes.Read read, Limits limits, ProblemCollector problems) {
        if (read.ids().size() > limits.ids()) {
            problems.tooLarge(
                    "/data/attributes/" + BulkAttributes.PERSON_IDS,
                    "has more ids than the limit of %d".formatted(limits.ids()));
        }
        if (read.changes().size() > limits.changes()) {
            problems.tooLarge(
                    "/data/attributes",
                    "make %d changes; the limit is %d".formatted(read.changes().size(), limits.changes()));
        }
    }
}
