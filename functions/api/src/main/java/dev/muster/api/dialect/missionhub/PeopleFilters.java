package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.QueryString;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
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

    private static final Pattern PARAMETER = Pattern.compile("filters\\[([^\\[\\]]*)]((?:\\[[^\\[\\]]*])*)");

    private static final Set<FilterCriterion> ORGANIZATION_WIDE =
            EnumSet.of(FilterCriterion.ORGANIZATION_IDS, FilterCriterion.EXCLUDE_IDS, FilterCriterion.INCLUDE_ARCHIVED);

    private static final JsonValue BLANK = JsonValue.of("");
    private static final JsonValue PRESENT = JsonValue.of("present");

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
        Reader reader = new Reader(idsGiven, values, problems);
        body.ifPresent(members -> members.names()
                .forEach(name -> reader.read(name, members.any(name).orElseThrow())));
        query.names().forEach(parameter -> reader.readParameter(parameter, query.all(parameter)));
        int count = values.values().stream().mapToInt(List::size).sum();
        if (count > MAX_VALUES) {
            problems.tooLarge("/filters", "has %d values; the limit is %d".formatted(count, MAX_VALUES));
        }
        return new PeopleFilters(values);
    }

    /** Adds the filters of one request to {@code values}; a filter that restricts no selection is ignored. */
    private record Reader(boolean idsGiven, Map<FilterCriterion, List<String>> values, ProblemCollector problems) {

        void read(String name, JsonValue json) {
            if (!restrictsNobody(name, json)) {
                Optional<FilterCriterion> stored = FilterCriterion.of(name).filter(FilterCriterion::isStored);
                add(name, stored.isPresent() ? LenientValues.list(json, at(name), problems) : List.of());
            }
        }

        void readParameter(String parameter, List<String> sent) {
            Matcher matcher = PARAMETER.matcher(parameter);
            boolean isBlank = sent.stream().allMatch(String::isBlank);
            if (!matcher.matches()) {
                if (!parameter.equals(TokenExtractor.PARAMETER) && !IgnoredMembers.isPrivate(parameter)) {
                    problems.invalid(
                            "", "the query parameter \"" + shorten(parameter) + "\" is not a parameter of this path");
                }
            } else if (!restrictsNobody(matcher.group(1), isBlank ? BLANK : PRESENT)) {
                readParameter(matcher.group(1), matcher.group(2), sent);
            }
        }

        private void readParameter(String name, String nested, List<String> sent) {
            boolean isStored =
                    FilterCriterion.of(name).filter(FilterCriterion::isStored).isPresent();
            if (isStored && !nested.isEmpty() && !nested.equals("[]")) {
                problems.invalid(at(name).text(), "must be text with commas or an array, not an object");
            } else {
                add(name, sent.stream().flatMap(LenientValues::split).toList());
            }
        }

        /** A blank filter whose data is stored selects no person; ignoring it would select all of them. */
        private static boolean restrictsNobody(String name, JsonValue json) {
            Optional<FilterCriterion> stored = FilterCriterion.of(name).filter(FilterCriterion::isStored);
            return stored.map(criterion -> criterion != FilterCriterion.IDS && json.equals(JsonValue.JsonNull.NULL))
                    .orElseGet(() -> IgnoredMembers.hasNoEffect(name, json));
        }

        private void add(String name, List<String> given) {
            Optional<FilterCriterion> criterion = FilterCriterion.of(name);
            if (criterion.isEmpty()) {
                problems.invalid(at(name).text(), "is not a filter");
            } else if (values.put(criterion.get(), List.copyOf(given)) != null) {
                problems.invalid(at(name).text(), "comes twice");
            }
            criterion
                    .filter(known -> !idsGiven || !given.isEmpty() || !known.isStored())
                    .flatMap(known -> known.findError(given))
                    .ifPresent(detail -> problems.invalid(at(name).text(), detail));
        }

        private static JsonPointer at(String name) {
            return new JsonPointer("/filters").child(shorten(name));
        }
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
