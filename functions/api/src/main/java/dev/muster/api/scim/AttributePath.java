package dev.muster.api.scim;

import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an attribute path stands for; it may be written in any case (RFC 7644 §3.4.2.2).
 *
 * @param anywhere whether it is looked for in every organization the person is in, any of which may match
 */
record AttributePath(FilterField field, boolean anywhere) {
    static final String ORGANIZATIONS = "organizations";
    private static final String ORGANIZATION = "organization";
    private static final String ID = "id";
    private static final String FORM = "[a-z][a-z0-9_]{0,63}";
    private static final Pattern NAME = Pattern.compile(FORM);

    /** The filter that asks for this, wherever it is looked for. */
    Filter where(Filter filter) {
        return anywhere ? new Filter.Membership(filter) : filter;
    }

    /** Why this is not to be compared like that with such a value; empty when it is. */
    Optional<String> refuses(ComparisonOperator comparison, Value value) {
        return switch (field) {
            case FilterField.Id _ -> onlyText(value);
            case FilterField.HereId _ -> onlyText(value);
            case FilterField.Updated _ -> onlyMoments(comparison, value);
            case FilterField.Attribute _ -> Optional.empty();
            case FilterField.InOrganization _ -> Optional.empty();
            case FilterField.Here _ -> Optional.empty();
        };
    }

    private static Optional<String> onlyText(Value value) {
        return value instanceof Value.Text || !value.isPresent()
                ? Optional.empty()
                : Optional.of("ids are text: put it in double quotes");
    }

    private static Optional<String> onlyMoments(ComparisonOperator comparison, Value value) {
        boolean fits = comparison.isOfParts() || !value.isPresent() || FilterOperator.isMoment(value);
        return fits ? Optional.empty() : Optional.of("updated compares with moments such as \"2026-01-31T12:00:00Z\"");
    }

    /** Reads a path of a person; empty, and refused, when it is none. */
    static Optional<AttributePath> ofPerson(FilterToken token, Optional<String> organization, TokenStream text) {
        String[] parts = parts(token);
        if (parts.length == 2 && parts[0].equals(ORGANIZATIONS)) {
            return membership(parts[1], token, true, text);
        }
        if (parts.length == 2 && parts[0].equals(ORGANIZATION)) {
            return named(parts[1], token, text).flatMap(name -> inOrganization(name, token, organization, text));
        }
        return named(String.join(".", parts), token, text).flatMap(name -> whole(name, text));
    }

    /** Reads a path within {@code organizations[…]}; empty, and refused, when it is none. */
    static Optional<AttributePath> ofMembership(FilterToken token, TokenStream text) {
        return membership(String.join(".", parts(token)), token, false, text);
    }

    private static String[] parts(FilterToken token) {
        return token.text().toLowerCase(Locale.ROOT).split("\\.", 2);
    }

    private static Optional<AttributePath> membership(
            String part, FilterToken token, boolean anywhere, TokenStream text) {
        return named(part, token, text)
                .map(name -> new AttributePath(
                        name.equals(ID) ? new FilterField.HereId() : new FilterField.Here(name), anywhere));
    }

    private static Optional<AttributePath> inOrganization(
            String name, FilterToken token, Optional<String> organization, TokenStream text) {
        if (name.equals(ID)) {
            return refuse(text, token, "the request names the organization; to look for others use organizations.id");
        }
        return organization.isPresent()
                ? plain(new FilterField.InOrganization(organization.get(), name))
                : refuse(
                        text,
                        token,
                        "organization. stands for the one the request names, and it names none; "
                                + "name one, or use organizations[id eq \"…\" and …]");
    }

    private static Optional<AttributePath> whole(String name, TokenStream text) {
        return switch (name) {
            case ID -> plain(new FilterField.Id());
            case "updated" -> plain(new FilterField.Updated());
            case ORGANIZATIONS -> {
                text.expected(
                        "pr, or [ right after organizations; its parts are organizations.id and organizations.<name>");
                yield Optional.empty();
            }
            case String attribute -> plain(new FilterField.Attribute(attribute));
        };
    }

    private static Optional<String> named(String name, FilterToken token, TokenStream text) {
        return NAME.matcher(name).matches()
                ? Optional.of(name)
                : refuse(
                        text,
                        token,
                        token.shown() + " is no attribute: names are " + FORM
                                + ", alone or behind organization. or organizations.");
    }

    private static Optional<AttributePath> plain(FilterField field) {
        return Optional.of(new AttributePath(field, false));
    }

    private static <T> Optional<T> refuse(TokenStream text, FilterToken token, String what) {
        text.refuse(token, what);
        return Optional.empty();
    }
}
