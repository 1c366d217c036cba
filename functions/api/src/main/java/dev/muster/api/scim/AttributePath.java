package dev.muster.api.scim;

import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.FilterOperator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The field of an attribute path, which is case-insensitive (RFC 7644 §3.4.2.2).
 *
 * @param anywhere whether any organization of the person may match
 */
record AttributePath(FilterField field, boolean anywhere) {
    static final String ORGANIZATIONS = "organizations";
    private static final String ORGANIZATION = "organization";
    static final String CUSTOM = "custom";
    private static final String ID = "id";
    private static final String FORM = "[a-z][a-z0-9_]{0,63}";
    private static final Pattern NAME = Pattern.compile(FORM);

    /** Returns the filter, applied to every organization when this path is {@code anywhere}. */
    Filter scoped(Filter filter) {
        return anywhere ? new Filter.Membership(filter) : filter;
    }

    /** Returns the error when this field cannot be compared with the value; else empty. */
    Optional<String> findError(ComparisonOperator comparison, Value value) {
        return switch (field) {
            case FilterField.Id _ -> onlyText(value);
            case FilterField.AnyCaseId _ -> onlyText(value);
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
                : Optional.of("ids are text; the value must be in double quotes");
    }

    private static Optional<String> onlyMoments(ComparisonOperator comparison, Value value) {
        boolean fits = comparison.isPartial() || !value.isPresent() || FilterOperator.isMoment(value);
        return fits ? Optional.empty() : Optional.of("updated compares with times such as \"2026-01-31T12:00:00Z\"");
    }

    /** Reads a path of a person; rejects an invalid path and returns empty. */
    static Optional<AttributePath> ofPerson(FilterToken token, Optional<String> organization, TokenStream text) {
        String[] parts = parts(token);
        if (parts.length == 2 && parts[0].equals(ORGANIZATIONS)) {
            return membership(parts[1], token, true, text);
        }
        if (parts.length == 2 && parts[0].equals(ORGANIZATION)) {
            return named(parts[1], token, text).flatMap(name -> inOrganization(name, token, organization, text));
        }
        return named(String.join(".", parts), token, text).flatMap(name -> ofAttribute(name, text));
    }

    /** Reads the name of a custom attribute, in quotes; rejects an invalid one and returns empty. */
    static Optional<AttributePath> ofCustom(FilterToken name, TokenStream text) {
        Optional<CustomAttribute> attribute =
                name.is(FilterToken.Kind.STRING) ? CustomAttribute.of(name.text()) : Optional.empty();
        return attribute.isPresent()
                ? plain(new FilterField.Attribute(attribute.get().path().text()))
                : reject(
                        text,
                        name,
                        name.describe() + " is not the name of a custom attribute: a string of "
                                + CustomAttribute.FORM);
    }

    /** Reads a path within {@code organizations[…]}; rejects an invalid path and returns empty. */
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
            return reject(text, token, "organization.id cannot be compared; use organizations.id");
        }
        return organization.isPresent()
                ? plain(new FilterField.InOrganization(organization.get(), name))
                : reject(
                        text,
                        token,
                        "organization. requires a request that names an organization; "
                                + "name one, or use organizations[id eq \"…\" and …]");
    }

    private static Optional<AttributePath> ofAttribute(String name, TokenStream text) {
        return switch (name) {
            case ID -> plain(new FilterField.Id());
            case "updated" -> plain(new FilterField.Updated());
            case CUSTOM -> {
                text.expected("[ directly after custom, as in custom[\"Shoe Size\"] eq 42");
                yield Optional.empty();
            }
            case ORGANIZATIONS -> {
                text.expected(
                        "pr or [ directly after organizations; its parts are organizations.id and organizations.<name>");
                yield Optional.empty();
            }
            case String attribute -> plain(new FilterField.Attribute(attribute));
        };
    }

    private static Optional<String> named(String name, FilterToken token, TokenStream text) {
        return NAME.matcher(name).matches()
                ? Optional.of(name)
                : reject(
                        text,
                        token,
                        token.describe() + " is not an attribute: names are " + FORM
                                + ", optionally after organization. or organizations.; others are custom[\"…\"]");
    }

    private static Optional<AttributePath> plain(FilterField field) {
        return Optional.of(new AttributePath(field, false));
    }

    private static <T> Optional<T> reject(TokenStream text, FilterToken token, String detail) {
        text.reject(token, detail);
        return Optional.empty();
    }
}
