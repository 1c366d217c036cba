package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.Query;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
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
        Json.JsonObject attributes) {
    static final String TYPE = "bulk_people_change";

    static Checked<BulkRequest> read(Json json, Query query, Limits limits) {
        Findings findings = new Findings();
        Optional<Members> document = Members.of(json, JsonPointer.ROOT, findings);
        Optional<Members> data = document.flatMap(all -> ResourceMembers.data(all, TYPE, TYPE + "s", findings));
        Optional<Json> attributes = data.flatMap(all -> all.any("attributes"));
        Optional<Members> members =
                attributes.flatMap(all -> Members.of(all, new JsonPointer("/data/attributes"), findings));
        if (data.isPresent() && attributes.isEmpty()) {
            findings.invalid("/data/attributes", "is missing");
        }
        BulkAttributes.Read read = members.map(all -> BulkAttributes.read(all, findings))
                .orElseGet(() -> new BulkAttributes.Read(List.of(), false, Optional.empty(), List.of()));
        Optional<Members> filtersSent = document.filter(all -> all.any("filters")
                        .filter(filters -> !filters.equals(Json.JsonNull.NULL))
                        .isPresent())
                .flatMap(all -> all.object("filters"));
        PeopleFilters filters =
                PeopleFilters.read(filtersSent, query, !read.ids().isEmpty(), findings);
        document.ifPresent(all -> {
            ResourceMembers.refuseUnlessEmpty(all, "included", findings);
            ResourceMembers.refuseOthers(all, findings);
        });
        if (members.isPresent()) {
            checkSelection(read, filters, findings);
            checkSize(read, limits, findings);
        }
        return findings.unlessAny(() -> new BulkRequest(
                read.ids(), filters, read.organization().or(filters::organization), read.changes(), (Json.JsonObject)
                        attributes.orElseThrow()));
    }

    private static void checkSelection(BulkAttributes.Read read, PeopleFilters filters, Findings findings) {
        boolean disagree = read.organization().isPresent()
                && filters.organization()
                        .filter(other -> !other.equals(read.organization().get()))
                        .isPresent();
        if (disagree) {
            findings.invalid("/filters/organization_ids", "names another organization than organization_id");
        }
        if (!read.ids().isEmpty()) {
            return;
        }
        if (!filters.select() || (read.blank() && !filters.narrow())) {
            findings.invalid(
                    "/data/attributes/" + BulkAttributes.PERSON_IDS,
                    "is blank and no filter selects: nobody is selected");
        } else if (read.organization().or(filters::organization).isEmpty()) {
            findings.invalid("/filters/organization_ids", "is missing, and so is organization_id");
        }
    }

    private static void checkSize(BulkAttributes.Read read, Limits limits, Findings findings) {
        if (read.ids().size() > limits.ids()) {
            findings.tooLarge(
                    "/data/attributes/" + BulkAttributes.PERSON_IDS,
                    "has more ids than the limit of %d".formatted(limits.ids()));
        }
        if (read.changes().size() > limits.changes()) {
            findings.tooLarge(
                    "/data/attributes",
                    "make %d changes; the limit is %d".formatted(read.changes().size(), limits.changes()));
        }
    }
}
