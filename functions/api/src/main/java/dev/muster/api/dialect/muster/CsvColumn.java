package dev.muster.api.dialect.muster;

import dev.muster.api.attribute.AttributeName;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.IdFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** A column of an import, by its heading. */
sealed interface CsvColumn {

    record Id() implements CsvColumn {}

    /** An attribute of the person: {@code country}. */
    record Attribute(String name) implements CsvColumn {}

    /** A custom attribute of the person: {@code custom.Shoe Size}. */
    record Custom(String name) implements CsvColumn {}

    /** A value in an organization: {@code organizations.3.permission_id}. */
    record Membership(String organization, String name) implements CsvColumn {

        /**
         * Returns the cell as JSON: the members of a set are separated by semicolons, {@code archived} is true or
         * false.
         */
        JsonValue json(String cell) {
            if (AttributeName.SETS.contains(name)) {
                return JsonValue.array(
                        Stream.of(cell.split(";", -1)).map(JsonValue::of).toList());
            }
            boolean isFlag = name.equals(AttributeName.ARCHIVED) && (cell.equals("true") || cell.equals("false"));
            return isFlag ? JsonValue.of(cell.equals("true")) : JsonValue.of(cell);
        }

        private boolean isKnown() {
            return IdFormat.isValid(organization)
                    && (AttributeName.SETS.contains(name)
                            || name.equals(AttributeName.ARCHIVED)
                            || AttributeName.organizationAttributeError(name).isEmpty());
        }
    }

    /** Returns the column of that heading; empty when it is unknown. An organization's id may contain dots. */
    static Optional<CsvColumn> of(String heading) {
        String prefix = "organizations.";
        int dot = heading.lastIndexOf('.');
        if (heading.equals("id")) {
            return Optional.of(new Id());
        }
        if (heading.startsWith(prefix) && dot > prefix.length()) {
            Membership membership = new Membership(heading.substring(prefix.length(), dot), heading.substring(dot + 1));
            return Optional.of(membership).filter(Membership::isKnown).map(CsvColumn.class::cast);
        }
        Optional<CustomAttribute> custom = AttributeName.custom(heading);
        if (custom.isPresent()) {
            return Optional.of(new Custom(custom.get().name()));
        }
        return AttributeName.personAttributeError(heading).isEmpty()
                ? Optional.of(new Attribute(heading))
                : Optional.empty();
    }
}
