package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.Scalars;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Attributes;
import dev.muster.core.person.Guard;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Optional;

/** Reads the attribute and value of a mass update, of one of the two kinds there are. */
enum Attribution {
    STANDARD {
        @Override
        Checked<Update> read(String name, Json value, Limits limits) {
            return StandardAttribute.of(name)
                    .map(attribute -> attribute.type().read(value, limits).map(read -> update(attribute, read)))
                    .orElseGet(() -> Field.ATTRIBUTE.refused("\"%s\" is not a valid choice. Must be one of %s."
                            .formatted(shown(name), StandardAttribute.names())));
        }
    },
    CUSTOM {
        @Override
        Checked<Update> read(String name, Json value, Limits limits) {
            if (name.codePointCount(0, name.length()) > LONGEST
                    || name.codePoints().anyMatch(Character::isISOControl)) {
                return Field.ATTRIBUTE.refused("Must have 1 to 255 characters, none of them a control character.");
            }
            if (value instanceof Json.JsonNull) {
                return Field.VALUE.refused(Field.NULL);
            }
            Findings findings = new Findings();
            Optional<Value> read = Scalars.read(value, JsonPointer.ROOT.child(Field.VALUE.word()), limits, findings);
            return findings.unlessAny(() -> new Update(
                    List.of(new Assignment(new Path("custom/" + name), read.orElseThrow())), Optional.empty()));
        }
    };

    private static final int LONGEST = 255;

    /** The update that sets the attribute of that name to the value. */
    abstract Checked<Update> read(String name, Json value, Limits limits);

    private static Update update(StandardAttribute attribute, Value value) {
        Optional<Guard> unique = attribute.isUnique() && value instanceof Value.Text(String text)
                ? Optional.of(attribute == StandardAttribute.EMAIL ? Guard.email(text) : Guard.customId(text))
                : Optional.empty();
        return new Update(Attributes.set(attribute.shared(), value), unique);
    }

    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
