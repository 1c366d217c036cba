package dev.muster.api.dialect.missionhub;

import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A builder of one filter from all criteria: OR within a criterion, AND between them, within one organization. Archived
 * people are excluded unless the request includes them.
 *
 * @param me the caller's own id
 * @param leaders the leaders of the people of {@code assigned_contacts}
 */
record FilterTree(String organization, String me, List<String> leaders) {
    FilterTree {
        leaders = List.copyOf(leaders);
    }

    Filter of(PeopleFilters filters) {
        List<Filter> all = new ArrayList<>(List.of(new Filter.Member(organization)));
        boolean includesArchived = filters.values().getOrDefault(FilterCriterion.INCLUDE_ARCHIVED, List.of()).stream()
                .anyMatch("true"::equalsIgnoreCase);
        if (!includesArchived) {
            all.add(new Filter.Not(
                    new Filter.Compare(organizationField("archived"), FilterOperator.EQ, Value.of(true))));
        }
        filters.values().forEach((criterion, values) -> add(criterion, values, all));
        return new Filter.And(all);
    }

    private void add(FilterCriterion criterion, List<String> values, List<Filter> all) {
        switch (criterion) {
            case IDS -> all.add(any(values, id -> equal(new FilterField.Id(), id)));
            case EXCLUDE_IDS -> all.add(new Filter.Not(any(values, id -> equal(new FilterField.Id(), id))));
            case ASSIGNED_TOS -> all.add(any(values, this::assigned));
            case ASSIGNED_CONTACTS -> all.add(any(leaders, id -> equal(new FilterField.Id(), id)));
            case STATUSES ->
                all.add(any(values, ValueVocabulary.FOLLOWUP_STATUS, organizationField("followup_status")));
            case PERMISSIONS ->
                all.add(any(values, ValueVocabulary.FILTERED_PERMISSION, organizationField("permission_id")));
            case GENDERS -> all.add(any(values, ValueVocabulary.GENDER, new FilterField.Attribute("gender")));
            case LABEL_IDS -> all.add(any(values, id -> equal(organizationField("labels"), id)));
            case GROUP_IDS -> all.add(any(values, id -> equal(organizationField("groups"), id)));
            case NAME -> all.add(any(values, FilterTree::named));
            case UPDATED_AT -> {
                all.add(updated(FilterOperator.GE, values.getFirst()));
                all.add(updated(FilterOperator.LE, values.getLast()));
            }
            case ORGANIZATION_IDS, INCLUDE_ARCHIVED -> {} // Already in the filter.
            case FACULTY, INTERACTION_TYPE_IDS, ANSWER_SHEETS, ANSWERS ->
                throw new IllegalStateException("rejected earlier: " + criterion);
        }
    }

    private FilterField organizationField(String name) {
        return new FilterField.InOrganization(organization, name);
    }

    private Filter assigned(String leader) {
        Filter isAssigned = new Filter.Present(organizationField("assigned"));
        return switch (leader) {
            case "assigned" -> isAssigned;
            case "unassigned" -> new Filter.Not(isAssigned);
            case "me" -> equal(organizationField("assigned"), me);
            case String id -> equal(organizationField("assigned"), id);
        };
    }

    private static Filter named(String text) {
        List<String> fields =
                text.indexOf('@') < 0 ? List.of("first_name", "last_name") : List.of("email", "email_addresses");
        return any(
                fields,
                field -> new Filter.Compare(new FilterField.Attribute(field), FilterOperator.CO, Value.of(text)));
    }

    private static Filter updated(FilterOperator operator, String time) {
        String at = OffsetDateTime.parse(time).toInstant().toString();
        return new Filter.Compare(new FilterField.Updated(), operator, Value.of(at));
    }

    private static Filter any(List<String> values, ValueVocabulary vocabulary, FilterField field) {
        return any(values, value -> equal(field, vocabulary.normalize(value).orElseThrow()));
    }

    private static Filter any(List<String> values, Function<String, Filter> each) {
        List<Filter> any = values.stream().map(each).toList();
        return any.size() == 1 ? any.getFirst() : new Filter.Or(any);
    }

    private static Filter equal(FilterField field, String value) {
        return new Filter.Compare(field, FilterOperator.EQ, Value.of(value));
    }
}
