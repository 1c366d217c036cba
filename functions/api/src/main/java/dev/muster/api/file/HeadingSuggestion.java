package dev.muster.api.file;

import dev.muster.api.attribute.AttributeName;
import dev.muster.api.problem.NearestName;
import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.IdFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A finder of the right heading that is nearest to a wrong one: {@code first_name} for {@code First Name}. */
final class HeadingSuggestion {
    private static final List<String> OF_PERSON = List.of(
            "id",
            "email",
            "custom_id",
            "first_name",
            "middle_name",
            "last_name",
            "phone_number",
            "email_addresses",
            "phone_numbers",
            "country",
            "city",
            "state",
            "zip",
            "gender",
            "team_id");
    private static final List<String> OF_MEMBERSHIP =
            AttributeName.IN_ORGANIZATION.stream().sorted().toList();

    /** Other names that spreadsheets give to these columns, with letters and digits only. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("mail", "email"),
            Map.entry("emailaddress", "email"),
            Map.entry("phone", "phone_number"),
            Map.entry("telephone", "phone_number"),
            Map.entry("mobile", "phone_number"),
            Map.entry("forename", "first_name"),
            Map.entry("givenname", "first_name"),
            Map.entry("surname", "last_name"),
            Map.entry("familyname", "last_name"),
            Map.entry("zipcode", "zip"),
            Map.entry("postcode", "zip"),
            Map.entry("postalcode", "zip"),
            Map.entry("permission", AttributeName.PERMISSION),
            Map.entry("role", AttributeName.PERMISSION));

    private static final Map<String, ColumnType> OTHER_TYPES = Map.of(
            "int", ColumnType.NUMBER,
            "integer", ColumnType.NUMBER,
            "float", ColumnType.NUMBER,
            "decimal", ColumnType.NUMBER,
            "double", ColumnType.NUMBER,
            "bool", ColumnType.BOOLEAN,
            "flag", ColumnType.BOOLEAN);

    private static final Pattern MEMBERSHIP =
            Pattern.compile("(?i)org(?:s|ani[sz]ations?)?[\\s._/\\[-]+([^\\s./\\]]+)[\\s._/\\]-]+(.+)");
    private static final Pattern CUSTOM = Pattern.compile("(?i)custom[./\\[\"']+(.+?)[\"'\\]]*");
    private static final Pattern CAPITAL_WITHIN = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private HeadingSuggestion() {}

    /** Returns the nearest right heading, without a type; empty when the heading has no letter. */
    static Optional<String> find(String heading) {
        Matcher membership = MEMBERSHIP.matcher(heading);
        if (membership.matches() && IdFormat.isValid(membership.group(1))) {
            return inOrganization(membership.group(2)).map(name -> "organizations." + membership.group(1) + "." + name);
        }
        Matcher custom = CUSTOM.matcher(heading);
        return custom.matches() ? custom(custom.group(1)) : ofPerson(heading);
    }

    /** Returns the nearest name of an attribute in an organization. */
    static Optional<String> inOrganization(String name) {
        return known(name, OF_MEMBERSHIP).or(() -> attribute(name));
    }

    /** Returns the heading with the type that the wrong type behind its last colon most likely means. */
    static String withType(String heading) {
        int colon = heading.lastIndexOf(':');
        String type = NearestName.plain(heading.substring(colon + 1));
        ColumnType meant = OTHER_TYPES.getOrDefault(type, nearestType(type));
        return BlankText.strip(heading.substring(0, colon)) + meant.suffix();
    }

    private static ColumnType nearestType(String type) {
        return NearestName.find(type, List.of("number", "boolean"))
                .map(name -> ColumnType.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(ColumnType.TEXT);
    }

    private static Optional<String> ofPerson(String heading) {
        return known(heading, OF_PERSON).or(() -> attribute(heading)).or(() -> custom(heading));
    }

    private static Optional<String> known(String name, List<String> names) {
        List<String> candidates = Stream.concat(
                        names.stream(),
                        OTHER_NAMES.entrySet().stream()
                                .filter(other -> names.contains(other.getValue()))
                                .map(Map.Entry::getKey))
                .toList();
        return NearestName.find(name, candidates).map(found -> OTHER_NAMES.getOrDefault(found, found));
    }

    /** Returns the words of a heading in the form of an attribute's name; empty when they cannot have it. */
    private static Optional<String> attribute(String heading) {
        boolean isAscii = heading.chars().allMatch(character -> character < 0x80);
        String name = CAPITAL_WITHIN
                .matcher(heading)
                .replaceAll("_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return isAscii && AttributeName.personAttributeError(name).isEmpty() ? Optional.of(name) : Optional.empty();
    }

    private static Optional<String> custom(String name) {
        boolean hasLetter = name.chars().anyMatch(Character::isLetter);
        return hasLetter && CustomAttribute.of(name).isPresent() ? Optional.of("custom." + name) : Optional.empty();
    }
}
