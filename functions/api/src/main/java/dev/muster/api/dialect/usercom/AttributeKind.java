package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.CustomAttribute;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;

/** The two kinds of attributes of a mass update, each with a reader of its value. */
enum AttributeKind {
    STANDARD {
        @Override
        Validated<UserUpdate> read(String name, JsonValue value, Limits limits) {
            return StandardAttribute.of(name)
                    .map(attribute -> attribute.type().read(value, limits).map(read -> update(attribute, read)))
                    .orElseGet(() -> UpdateField.ATTRIBUTE.rejected("\"%s\" is not a valid choice. Must be one of %s."
                            .formatted(shorten(name), StandardAttribute.names())));
        }
    },
    CUSTOM {
        @Override
        Validated<UserUpdate> read(String name, JsonValue value, Limits limits) {
            Optional<CustomAttribute> attribute = CustomAttribute.of(name);
            if (attribute.isEmpty()) {
                return UpdateField.ATTRIBUTE.rejected(
                        "Must have 1 to 255 characters, none of them a control character.");
            }
            if (value instanceof JsonValue.JsonNull) {
                return UpdateField.VALUE.rejected(UpdateField.NULL);
            }
            ProblemCollector problems = new ProblemCollector();
            Optional<Value> read =
                    ScalarValues.read(value, JsonPointer.ROOT.child(UpdateField.VALUE.code()), limits, problems);
            return problems.validate(() -> new UserUpdate(
                    List.of(new Assignment(attribute.get().path(), read.orElseThrow())), Optional.empty()));
        }
    };

    /** Returns the update that sets the attribute of that name to the value. */
    abstract Validated<UserUpdate> read(String name, JsonValue value, Limits limits);

    private static UserUpdate update(StandardAttribute attribute, Value value) {
        Optional<UniqueValue> unique = attribute.isUnique() && value instanceof Value.Text(String text)
                ? Optional.of(
                        attribute == StandardAttribute.EMAIL ? UniqueValue.email(text) : UniqueValue.customId(text))
                : Optional.empty();
        return new UserUpdate(List.of(SharedAttributes.set(attribute.shared(), value)), unique);
    }

    private static String shorten(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
