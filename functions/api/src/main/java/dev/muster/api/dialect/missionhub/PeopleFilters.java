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
 * The filters of a request, of its body and of its query together, all values checked.
 *
 * @param values what each criterion that was given is to be met by: any of these
 */
record PeopleFilters(Map<FilterCriterion, List<String>> values) {
    /** As many values fit into the header of a job, where the filter is kept. */
    static final int MOST = 1_000;

    private static final Pattern PARAMETER = Pattern.compile("filters\\[([^\\[\\]]*)](\\[])?");

    private static final Set<FilterCriterion> WIDE =
            EnumSet.of(FilterCriterion.ORGANIZATION_IDS, FilterCriterion.EXCLUDE_IDS, FilterCriterion.INCLUDE_ARCHIVED);

    PeopleFilters {
        values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads all filters.
     *
     * @param overruled whether people are named, so that a blank filter says nothing instead of selecting nobody
     */
    static PeopleFilters read(
            Optional<JsonObjectReader> body, QueryString query, boolean overruled, ProblemCollector problems) {
        Map<FilterCriterion, List<String>> values = new EnumMap<>(FilterCriterion.class);
        body.ifPresent(members -> members.names()
                .forEach(name -> put(
                        name,
                        LenientValues.list(members.any(name).orElseThrow(), members.at(name), problems),
                        overruled,
                        values,
                        problems)));
        for (String parameter : query.names()) {
            Matcher matcher = PARAMETER.matcher(parameter);
            if (matcher.matches()) {
                put(
                        matcher.group(1),
                        query.all(parameter).stream()
                                .flatMap(LenientValues::split)
                                .toList(),
                        overruled,
                        values,
                        problems);
            } else if (!parameter.equals(TokenExtractor.PARAMETER)) {
                problems.invalid("", "the query parameter \"" + shown(parameter) + "\" is not known here");
            }
        }
        int all = values.values().stream().mapToInt(List::size).sum();
        if (all > MOST) {
            problems.tooLarge("/filters", "has %d values; the limit is %d".formatted(all, MOST));
        }
        return new PeopleFilters(values);
    }

    private static void put(
            String name,
            List<String> given,
            boolean overruled,
            Map<FilterCriterion, List<String>> values,
            ProblemCollector problems) {
        JsonPointer at = new JsonPointer("/filters").child(shown(name));
        Optional<FilterCriterion> criterion = FilterCriterion.of(name);
        if (criterion.isEmpty()) {
            problems.invalid(at.text(), "is not a filter");
        } else if (values.put(criterion.get(), List.copyOf(given)) != null) {
            problems.invalid(at.text(), "comes twice");
        }
        criterion
                .filter(_ -> !overruled || !given.isEmpty())
                .flatMap(known -> known.refuses(given))
                .ifPresent(why -> problems.invalid(at.text(), why));
    }

    /** Whether anything is said of who is meant. */
    boolean select() {
        return values.keySet().stream().anyMatch(given -> given != FilterCriterion.INCLUDE_ARCHIVED);
    }

    /** Whether it is more than an organization, of which all are meant but some. */
    boolean narrow() {
        return !WIDE.containsAll(values.keySet());
    }

    Optional<String> organization() {
        return values.getOrDefault(FilterCriterion.ORGANIZATION_IDS, List.of()).stream()
                .findFirst();
    }

    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
