package dev.muster.api.file;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.MatchKey;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.IdFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of headings: {@code id}, {@code country}, {@code score:number}, {@code custom.Shoe Size}, {@code
 * organizations.3.labels}. Case does not matter but in ids and names of custom attributes.
 */
final class ColumnHeading {
    private static final String CUSTOM = AttributeName.CUSTOM + ".";
    private static final String ORGANIZATIONS = "organizations.";
    private static final Set<String> MEMBERSHIP = Set.of("member", "removed");

    private final MatchKey match;
    private final String text;
    private final Optional<ColumnType> type;

    private ColumnHeading(MatchKey match, String text, Optional<ColumnType> type) {
        this.match = match;
        this.text = text;
        this.type = type;
    }

    /** Reads a heading. The error is the rest of a sentence that begins with the heading. */
    static Validated<FileColumn> read(String heading, MatchKey match) {
        String stripped = BlankText.strip(heading);
        Optional<ColumnType> type = ColumnType.at(stripped);
        String name = type.isPresent() ? stripped.substring(0, stripped.lastIndexOf(':')) : stripped;
        return new ColumnHeading(match, BlankText.strip(name), type).read();
    }

    private Validated<FileColumn> read() {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith(CUSTOM)) {
            return custom(text.substring(CUSTOM.length()));
        }
        if (text.indexOf(':', text.lastIndexOf('.') + 1) >= 0) {
            return error("has an unknown type; the types are %s; did you mean %s?"
                    .formatted(ColumnType.names(), SentText.quote(HeadingSuggestion.withType(text))));
        }
        return lower.startsWith(ORGANIZATIONS) ? membership() : person(lower);
    }

    private Validated<FileColumn> custom(String name) {
        return AttributeName.customError(name)
                .map(ColumnHeading::error)
                .orElseGet(() -> Validated.valid(new FileColumn.PersonValue(CUSTOM + name, scalar())));
    }

    private Validated<FileColumn> person(String name) {
        if (name.equals(match.code())) {
            return untyped(new FileColumn.Key(match));
        }
        if (name.equals(MatchKey.ID.code())) {
            return Validated.valid(new FileColumn.Ignored(name));
        }
        if (ContactSet.of(name).isPresent()) {
            return untyped(new FileColumn.PersonSet(name));
        }
        if (AttributeName.IN_ORGANIZATION.contains(name)) {
            return error("belongs to an organization: write organizations.<id>.%s, for example organizations.3.%s"
                    .formatted(name, name));
        }
        return AttributeName.personAttributeError(name)
                .map(_ -> error(
                        name.equals(AttributeName.CUSTOM)
                                ? "has attributes of its own, such as custom.Shoe Size"
                                : "is not the name of an attribute (%s); rename it with columns, where \"\" ignores it%s"
                                        .formatted(AttributeName.FORM, didYouMean(HeadingSuggestion.find(text)))))
                .orElseGet(() -> Validated.valid(new FileColumn.PersonValue(name, scalar())));
    }

    private Validated<FileColumn> membership() {
        int dot = text.lastIndexOf('.');
        if (dot < ORGANIZATIONS.length()) {
            return error("names no attribute: write organizations.<id>.<attribute>, such as organizations.3.labels");
        }
        String organization = text.substring(ORGANIZATIONS.length(), dot);
        String name = text.substring(dot + 1).toLowerCase(Locale.ROOT);
        return IdFormat.isValid(organization)
                ? membership(organization, name)
                : error("names an organization that is no id: %s; write organizations.<id>.%s"
                        .formatted(IdFormat.FORM, name));
    }

    private Validated<FileColumn> membership(String organization, String name) {
        if (AttributeName.SETS.contains(name)) {
            return untyped(new FileColumn.MembershipSet(organization, name));
        }
        if (name.equals(AttributeName.ARCHIVED)) {
            FileColumn archived = new FileColumn.Archived(organization);
            return type.filter(ColumnType.BOOLEAN::equals).isPresent() ? Validated.valid(archived) : untyped(archived);
        }
        if (MEMBERSHIP.contains(name)) {
            return error("cannot be written by a file; delete the column, or ignore it with columns");
        }
        return AttributeName.organizationAttributeError(name)
                .map(_ -> error("is not the name of an attribute in an organization (%s)%s"
                        .formatted(
                                AttributeName.FORM,
                                didYouMean(HeadingSuggestion.inOrganization(name)
                                        .map(nearest -> ORGANIZATIONS + organization + "." + nearest)))))
                .orElseGet(() -> Validated.valid(new FileColumn.MembershipValue(organization, name, scalar())));
    }

    private ColumnType scalar() {
        return type.orElse(ColumnType.TEXT);
    }

    private Validated<FileColumn> untyped(FileColumn column) {
        return type.filter(found -> found != ColumnType.TEXT).isPresent()
                ? error("has a type that its values cannot have; write " + column.name())
                : Validated.valid(column);
    }

    private static String didYouMean(Optional<String> nearest) {
        return nearest.map(heading -> "; did you mean " + SentText.quote(heading) + "?")
                .orElse("");
    }

    private static Validated<FileColumn> error(String detail) {
        return Validated.invalid(ApiProblem.Kind.INVALID, detail);
    }
}
