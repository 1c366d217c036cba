package dev.muster.api.scim;

import dev.muster.core.person.Value;
import dev.muster.core.selection.Field;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Operator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an attribute path stands for; it may be written in any case (RFC 7644 §3.4.2.2).
 *
 * @param anywhere whether it is looked for in every organization the person is in, any of which may match
 */
record AttributePath(Field field, boolean anywhere) {
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
    Optional<String> refuses(Comparison comparison, Value value) {
        return switch (field) {
            case Field.Id id -> onlyText(value);
            case Field.HereId id -> onlyText(value);
            case Field.Updated updated -> onlyMoments(comparison, value);
            case Field.Attribute attribute -> Optional.empty();
            case Field.InOrganization attribute -> Optional.empty();
            case Field.Here attribute -> Optional.empty();
        };
    }

    private static Optional<String> onlyText(Value value) {
        return value instanceof Value.Text || !value.isPresent()
                ? Optional.empty()
                : Optional.of("ids are text: put it in double quotes");
    }

    private static Optional<String> onlyMoments(Comparison comparison, Value value) {
        boolean fits = comparison.isOfParts() || !value.isPresent() || Operator.isMoment(value);
        return fits ? Optional.empty() : Optional.of("updated compares with moments such as \"2026-01-31T12:00:00Z\"");
    }

    /** Reads a path of a person; empty, and refused, when it is none. */
    static Optional<AttributePath> ofPerson(Token token, Optional<String> organization, Text text) {
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
    static Optional<AttributePath> ofMembership(Token token, Text text) {
        return membership(String.join(".", parts(token)), token, false, text);
    }

    private static String[] parts(Token token) {
        return token.text().toLowerCase(Locale.ROOT).split("\\.", 2);
    }

    private static Optional<AttributePath> membership(String part, Token token, boolean anywhere, Text text) {
        return named(part, token, text)
                .map(name -> new AttributePath(name.equals(ID) ? new Field.HereId() : new Field.Here(name), anywhere));
    }

    private static Optional<AttributePath> inOrganization(
            String name, Token token, Optional<String> organization, Text text) {
        if (name.equals(ID)) {
            return refuse(text, token, "the request names the organization; to look for others use organizations.id");
        }
        return organization.isPresent()
                ? plain(new Field.InOrganization(organization.get(), name))
                : refuse(
                        text,
                        token,
                        "organization. stands for the one the request names, and it names none; "
                                + "name one, or use organizations[id eq \"…\" and …]");
    }

    private static Optional<AttributePath> whole(String name, Text text) {
        return switch (name) {
            case ID -> plain(new Field.Id());
            case "updated" -> plain(new Field.Updated());
            case ORGANIZATIONS -> {
                text.expected(
                        "pr, or [ right after organizations; its parts are organizations.id and organizations.<name>");
                yield Optional.empty();
            }
            case String attribute -> plain(new Field.Attribute(attribute));
        };
    }

    private static Optional<String> named(String name, Token token, Text text) {
        return NAME.matcher(name).matches()
                ? Optional.of(name)
                : refuse(
                        text,
                        token,
                        token.shown() + " is no attribute: names are " + FORM
                                + ", alone or behind organization. or organizations.");
    }

    private static Optional<AttributePath> plain(Field field) {
        return Optional.of(new AttributePath(field, false));
    }

    private static <T> Optional<T> refuse(Text text, Token token, String what) {
        text.refuse(token, what);
        return Optional.empty();
    }
}
