package dev.muster.api.scim;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import java.util.List;
import java.util.Optional;

/**
 * A parser of SCIM filters (RFC 7644 §3.4.2.2) over the attributes of a person, {@code id} and {@code updated}; {@code
 * custom["<name>"]} is a custom attribute; {@code
 * organization.<name>} is an attribute in the organization that the request names; {@code organizations[…]} and {@code
 * organizations.<name>} match any organization of the person.
 */
public final class FilterParser {
    /** Longest filter, in UTF-8 bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    /** Largest number of conditions of a filter. */
    public static final int MAX_CONDITIONS = 100;

    /** Deepest nesting of a filter's brackets. */
    public static final int MAX_DEPTH = 32;

    private FilterParser() {}

    /**
     * Parses a filter.
     *
     * @param organization the organization that the request names, to whose members the filter is limited
     * @param pointer the location of the filter in the request's body; empty for a query
     */
    public static Validated<Filter> parse(String text, Optional<String> organization, String pointer) {
        return checkText(text).map(problem -> at(pointer, problem)).orElseGet(() -> read(text, organization, pointer));
    }

    /** Returns the filter that matches every person of the tenant, or every member of the organization. */
    public static Filter matchAll(Optional<String> organization) {
        return organization.<Filter>map(Filter.Member::new).orElseGet(() -> new Filter.And(List.of()));
    }

    private static Optional<ApiProblem> checkText(String text) {
        if (text.isBlank()) {
            return Optional.of(
                    new ApiProblem(ApiProblem.Kind.INVALID, "is blank; a blank filter would match every person"));
        }
        long bytes = Value.bytes(text);
        return bytes > MAX_BYTES
                ? Optional.of(new ApiProblem(
                        ApiProblem.Kind.TOO_LARGE,
                        "has %d bytes of UTF-8; the limit is %d".formatted(bytes, MAX_BYTES)))
                : Optional.empty();
    }

    private static Validated<Filter> read(String filterText, Optional<String> organization, String pointer) {
        TokenStream text = new TokenStream(filterText);
        Filter filter = new FilterGrammar(text, organization).filter();
        return text.failure()
                .map(problem -> at(pointer, problem))
                .orElseGet(() -> Validated.valid(within(organization, filter)));
    }

    private static Validated<Filter> at(String pointer, ApiProblem problem) {
        return Validated.invalid(new ApiProblem(problem.kind(), problem.detail(), pointer));
    }

    /**
     * Limits the filter to the present members of the organization, because a roster also lists people who have left.
     */
    private static Filter within(Optional<String> organization, Filter filter) {
        return organization.isPresent() ? new Filter.And(List.of(matchAll(organization), filter)) : filter;
    }
}
