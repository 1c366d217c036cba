package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.QueryString;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The validated filters of a request's body and query.
 *
 * @param values the values of each criterion, any of which may match
 */
record PeopleFilters(Map<FilterCriterion, List<String>> values) {
    /** Largest number of values, so that the filter fits into the item of its job. */
    static final int MAX_VALUES = 1_000;

    private static final Pattern PARAMETER = Pattern.compile("filters\\[([^\\[\\]]*)](\\[])?");

    private static final Set<FilterCriterion> ORGANIZATION_WIDE =
            EnumSet.of(FilterCriterion.ORGANIZATION_IDS, FilterCriterion.EXCLUDE_IDS, FilterCriterion.INCLUDE_ARCHIVED);

    PeopleFilters {
        values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads all filters.
     *
     * @param idsGiven whether the request lists people by id, in which case a blank filter has no effect
     */
    static PeopleFilters read(
            Optional<JsonObjectReader> body, QueryString query, boolean idsGiven, ProblemCollector problems) {
        Map<FilterCriterion, List<String>> values = new EnumMap<>(FilterCriterion.class);
        body.ifPresent(members -> members.names()
                .forEach(name -> add(
                        name,
                        LenientValues.list(members.any(name).orElseThrow(), members.at(name), problems),
                        idsGiven,
                        values,
                        problems)));
        for (String parameter : query.names()) {
            Matcher matcher = PARAMETER.matcher(parameter);
            if (matcher.matches()) {
                add(
                        matcher.group(1),
                        query.all(parameter).stream()
                                .flatMap(LenientValues::split)
                                .toList(),
                        idsGiven,
                        values,
                        problems);
            } else if (!parameter.equals(TokenExtractor.PARAMETER)) {
                problems.invalid(
                        "", "the query parameter \"" + shorten(parameter) + "\" is not a parameter of this path");
            }
        }
        int count = values.values().stream().mapToInt(List::size).sum();
        if (count > MAX_VALUES) {
            problems.tooLarge("/filters", "has %d values; the limit is %d".formatted(count, MAX_VALUES));
        }
        return new PeopleFilters(values);
    }

    private static void add(
            String name,
            List<String> given,
            boolean idsGiven,
            Map<FilterCriterion, List<String>> values,
            ProblemCollector problems) {
        JsonPointer at = new JsonPointer("/filters").child(shorten(name));
        Optional<FilterCriterion> criterion = FilterCriterion.of(name);
        if (criterion.isEmpty()) {
            problems.invalid(at.text(), "is not a filter");
        } else if (values.put(criterion.get(), List.copyOf(given)) != null) {
            problems.invalid(at.text(), "comes twice");
        }
        criterion
                .filter(_ -> !idsGiven || !given.isEmpty())
                .flatMap(known -> known.findError(given))
                .ifPresent(detail -> problems.invalid(at.text(), detail));
    }

    /** Returns whether a filter selects people. */
    boolean selectsPeople() {
        return values.keySet().stream().anyMatch(given -> given != FilterCriterion.INCLUDE_ARCHIVED);
    }

    /** Returns whether a filter narrows the selection beyond an organization minus excluded people. */
    boolean narrowsSelection() {
        return !ORGANIZATION_WIDE.containsAll(values.keySet());
    }

    Optional<String> organization() {
        return values.getOrDefault(FilterCriterion.ORGANIZATION_IDS, List.of()).stream()
                .findFirst();
    }

    private static String shorten(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
