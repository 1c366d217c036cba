package dev.muster.api.scim;

import dev.muster.api.problem.ApiProblem;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules of the grammar, one method each: {@code or} of {@code and} of units. After an error every method returns at
 * once.
 */
final class FilterGrammar {
    /** The result of a method after an error; it never leaves the parser. */
    private static final Filter NONE = new Filter.Or(List.of());

    private final TokenStream text;
    private final Optional<String> organization;
    private int conditions;
    private int depth;
    private boolean inMembership;

    FilterGrammar(TokenStream text, Optional<String> organization) {
        this.text = text;
        this.organization = organization;
    }

    /** Parses the whole text. */
    Filter filter() {
        Filter filter = or();
        text.expect(FilterToken.Kind.END, "and, or or the end");
        return filter;
    }

    private Filter or() {
        List<Filter> any = chain("or", this::and);
        return any.size() == 1 ? any.getFirst() : new Filter.Or(any);
    }

    private Filter and() {
        List<Filter> all = chain("and", this::unit);
        return all.size() == 1 ? all.getFirst() : new Filter.And(all);
    }

    private List<Filter> chain(String word, Supplier<Filter> link) {
        List<Filter> links = new ArrayList<>();
        do {
            links.add(link.get());
        } while (text.takeIf(word));
        return links;
    }

    private Filter unit() {
        if (text.takeIf("not")) {
            return new Filter.Not(brackets(FilterToken.Kind.OPEN, "\"(\" after not", FilterToken.Kind.CLOSE, "\")\""));
        }
        return switch (text.token().kind()) {
            case OPEN -> brackets(FilterToken.Kind.OPEN, "\"(\"", FilterToken.Kind.CLOSE, "\")\"");
            case WORD -> named(text.take());
            case STRING, CLOSE, OPEN_VALUES, CLOSE_VALUES, BROKEN, END -> {
                text.expected("a condition, such as country eq \"US\"");
                yield NONE;
            }
        };
    }

    private Filter brackets(FilterToken.Kind open, String expectedOpen, FilterToken.Kind close, String expectedClose) {
        FilterToken first = text.token();
        text.expect(open, expectedOpen);
        if (depth == FilterParser.MAX_DEPTH) {
            text.reject(first, "brackets nest deeper than the limit of " + FilterParser.MAX_DEPTH);
        }
        depth++;
        Filter filter = or();
        depth--;
        text.expect(close, "and, or or " + expectedClose);
        return filter;
    }

    private Filter named(FilterToken name) {
        boolean opens = text.token().is(FilterToken.Kind.OPEN_VALUES);
        if (opens && !inMembership && name.isKeyword(AttributePath.ORGANIZATIONS)) {
            return membership();
        }
        conditions++;
        if (conditions > FilterParser.MAX_CONDITIONS) {
            text.reject(
                    name,
                    ApiProblem.Kind.TOO_LARGE,
                    "the filter has more conditions than the limit of " + FilterParser.MAX_CONDITIONS);
        }
        if (opens && !inMembership && name.isKeyword(AttributePath.CUSTOM)) {
            return custom().map(this::condition).orElse(NONE);
        }
        return name.isKeyword(AttributePath.ORGANIZATIONS) && !inMembership && text.takeIf("pr")
                ? new Filter.Membership(new Filter.And(List.of()))
                : path(name).map(this::condition).orElse(NONE);
    }

    private Filter membership() {
        inMembership = true;
        Filter filter = brackets(FilterToken.Kind.OPEN_VALUES, "\"[\"", FilterToken.Kind.CLOSE_VALUES, "\"]\"");
        inMembership = false;
        return new Filter.Membership(filter);
    }

    private Optional<AttributePath> custom() {
        text.take();
        FilterToken name = text.token();
        if (name.is(FilterToken.Kind.BROKEN)) {
            text.expected("the name of a custom attribute");
            return Optional.empty();
        }
        text.take();
        Optional<AttributePath> path = AttributePath.ofCustom(name, text);
        text.expect(FilterToken.Kind.CLOSE_VALUES, "\"]\" after the name");
        return path;
    }

    private Optional<AttributePath> path(FilterToken name) {
        return inMembership ? AttributePath.ofMembership(name, text) : AttributePath.ofPerson(name, organization, text);
    }

    private Filter condition(AttributePath path) {
        if (text.takeIf("pr")) {
            return path.scoped(new Filter.Present(path.field()));
        }
        Optional<ComparisonOperator> comparison = ComparisonOperator.of(text.token());
        if (comparison.isEmpty()) {
            text.expected("an operator (" + ComparisonOperator.CODES + ")");
            return NONE;
        }
        text.take();
        FilterToken given = text.token();
        return LiteralReader.take(text)
                .map(value -> compare(path, comparison.get(), value, given))
                .orElse(NONE);
    }

    private Filter compare(AttributePath path, ComparisonOperator comparison, Value value, FilterToken given) {
        comparison
                .findError(value)
                .or(() -> path.findError(comparison, value))
                .ifPresent(detail -> text.reject(given, detail));
        boolean comparesWithNull = !value.isPresent();
        Filter positive = path.scoped(
                comparesWithNull
                        ? new Filter.Present(path.field())
                        : new Filter.Typed(path.field(), comparison.operator(), value));
        // eq null matches when no value is present.
        return comparison.isNegated() == comparesWithNull ? positive : new Filter.Not(positive);
    }
}
