package dev.muster.api.scim;

import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import java.util.List;
import java.util.Optional;

/**
 * Reads a filter of SCIM (RFC 7644 §3.4.2.2) over the attributes of a person, {@code id} and {@code updated};
 * {@code organization.<name>} in the organization the request names; {@code organizations[…]} and
 * {@code organizations.<name>} in any organization the person is in.
 */
public final class FilterParser {
    /** Longest text of a filter, in UTF-8 bytes. */
    public static final int LONGEST = 16 * 1024;

    /** Most conditions of one filter. */
    public static final int CONDITIONS = 100;

    /** Deepest nesting of a filter's brackets. */
    public static final int DEPTH = 32;

    private FilterParser() {}

    /**
     * The filter that the text is.
     *
     * @param organization the one the request names: only its people are meant
     * @param pointer where the text stands in the request's body; empty for a query
     */
    public static Validated<Filter> parse(String text, Optional<String> organization, String pointer) {
        return unfit(text).map(problem -> at(pointer, problem)).orElseGet(() -> read(text, organization, pointer));
    }

    /** Everybody, or everybody in the organization. */
    public static Filter everybody(Optional<String> organization) {
        return organization.<Filter>map(Filter.Member::new).orElseGet(() -> new Filter.And(List.of()));
    }

    private static Optional<Problem> unfit(String text) {
        if (text.isBlank()) {
            return Optional.of(new Problem(Problem.Kind.INVALID, "is blank: that would mean everybody"));
        }
        long bytes = Value.bytes(text);
        return bytes > LONGEST
                ? Optional.of(new Problem(
                        Problem.Kind.TOO_LARGE, "has %d bytes of UTF-8; the limit is %d".formatted(bytes, LONGEST)))
                : Optional.empty();
    }

    private static Validated<Filter> read(String words, Optional<String> organization, String pointer) {
        TokenStream text = new TokenStream(words);
        Filter filter = new FilterGrammar(text, organization).filter();
        return text.trouble()
                .map(problem -> at(pointer, problem))
                .orElseGet(() -> Validated.valid(within(organization, filter)));
    }

    private static Validated<Filter> at(String pointer, Problem problem) {
        return Validated.invalid(new Problem(problem.kind(), problem.detail(), pointer));
    }

    /** A roster names people who have left, too: they are not meant. */
    private static Filter within(Optional<String> organization, Filter filter) {
        return organization.isPresent() ? new Filter.And(List.of(everybody(organization), filter)) : filter;
    }
}
