package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.Query;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
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
record PeopleFilters(Map<Criterion, List<String>> values) {
    /** As many values fit into the header of a job, where the filter is kept. */
    static final int MOST = 1_000;

    private static final Pattern PARAMETER = Pattern.compile("filters\\[([^\\[\\]]*)](\\[])?");

    private static final Set<Criterion> WIDE =
            EnumSet.of(Criterion.ORGANIZATION_IDS, Criterion.EXCLUDE_IDS, Criterion.INCLUDE_ARCHIVED);

    PeopleFilters {
        values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads all filters.
     *
     * @param overruled whether people are named, so that a blank filter says nothing instead of selecting nobody
     */
    static PeopleFilters read(Optional<Members> body, Query query, boolean overruled, Findings findings) {
        Map<Criterion, List<String>> values = new EnumMap<>(Criterion.class);
        body.ifPresent(members -> members.names()
                .forEach(name -> put(
                        name,
                        Words.list(members.any(name).orElseThrow(), members.at(name), findings),
                        overruled,
                        values,
                        findings)));
        for (String parameter : query.names()) {
            Matcher matcher = PARAMETER.matcher(parameter);
            if (matcher.matches()) {
                put(
                        matcher.group(1),
                        query.all(parameter).stream().flatMap(Words::split).toList(),
                        overruled,
                        values,
                        findings);
            } else if (!parameter.equals(SentToken.PARAMETER)) {
                findings.invalid("", "the query parameter \"" + shown(parameter) + "\" is not known here");
            }
        }
        int all = values.values().stream().mapToInt(List::size).sum();
        if (all > MOST) {
            findings.tooLarge("/filters", "has %d values; the limit is %d".formatted(all, MOST));
        }
        return new PeopleFilters(values);
    }

    private static void put(
            String name,
            List<String> given,
            boolean overruled,
            Map<Criterion, List<String>> values,
            Findings findings) {
        JsonPointer at = new JsonPointer("/filters").child(shown(name));
        Optional<Criterion> criterion = Criterion.of(name);
        if (criterion.isEmpty()) {
            findings.invalid(at.text(), "is not a filter");
        } else if (values.put(criterion.get(), List.copyOf(given)) != null) {
            findings.invalid(at.text(), "comes twice");
        }
        criterion
                .filter(known -> !overruled || !given.isEmpty())
                .flatMap(known -> known.refuses(given))
                .ifPresent(why -> findings.invalid(at.text(), why));
    }

    /** Whether anything is said of who is meant. */
    boolean select() {
        return values.keySet().stream().anyMatch(given -> given != Criterion.INCLUDE_ARCHIVED);
    }

    /** Whether it is more than an organization, of which all are meant but some. */
    boolean narrow() {
        return !WIDE.containsAll(values.keySet());
    }

    Optional<String> organization() {
        return values.getOrDefault(Criterion.ORGANIZATION_IDS, List.of()).stream()
                .findFirst();
    }

    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
