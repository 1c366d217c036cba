package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.QueryString;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import java.util.List;
import java.util.Optional;

/**
 * A bulk people change, from the document and the query.
 *
 * @param ids the people; empty when the filters select them
 * @param organization the organization of the change; present when the filters select the people
 * @param attributes the attributes as sent
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
        Optional<JsonObjectReader> filtersSent = document.filter(all ->
                        all.any("filters").filter(BulkRequest::hasFilters).isPresent())
                .flatMap(all -> all.object("filters"));
        PeopleFilters filters =
                PeopleFilters.read(filtersSent, query, !read.ids().isEmpty(), problems);
        document.ifPresent(all -> {
            ResourceMembers.rejectUnlessEmpty(all, "included", problems);
            ResourceMembers.rejectUnknown(all, problems);
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

    /** Some serializers write an object without members as an empty array or text. */
    private static boolean hasFilters(JsonValue filters) {
        return filters instanceof JsonValue.JsonObject || !IgnoredMembers.isEmpty(filters);
    }

    private static void checkSelection(BulkAttributes.Read read, PeopleFilters filters, ProblemCollector problems) {
        boolean differs = read.organization().isPresent()
                && filters.organization()
                        .filter(other -> !other.equals(read.organization().get()))
                        .isPresent();
        if (differs) {
            problems.invalid("/filters/organization_ids", "differs from organization_id");
        }
        if (!read.ids().isEmpty()) {
            return;
        }
        if (!filters.selectsPeople() || (read.blank() && !filters.narrowsSelection())) {
            problems.invalid("/data/attributes/" + BulkAttributes.PERSON_IDS, "is blank and no filter selects people");
        } else if (read.organization().or(filters::organization).isEmpty()) {
            problems.invalid("/filters/organization_ids", "is missing, and organization_id is missing too");
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
                    "has %d changes; the limit is %d".formatted(read.changes().size(), limits.changes()));
        }
    }
}
