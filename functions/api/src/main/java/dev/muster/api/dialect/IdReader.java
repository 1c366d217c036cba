package dev.muster.api.dialect;

import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Quotation;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.IdFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader of ids of people, organizations and set members: strings, or whole numbers converted to text. */
public final class IdReader {
    private IdReader() {}

    public static Optional<String> read(JsonValue json, JsonPointer at, ProblemCollector problems) {
        Optional<String> id = text(json).filter(IdFormat::isValid);
        if (id.isEmpty()) {
            problems.invalid(
                    at.text(), formErrorOf(text(json).map(Quotation::of).orElse(json.kind())));
        }
        return id;
    }

    /** Returns the valid ids of the list and reports the others. */
    public static List<String> readAll(List<JsonValue> elements, JsonPointer at, ProblemCollector problems) {
        List<String> ids = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            Optional<String> id = text(elements.get(index)).filter(IdFormat::isValid);
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                read(elements.get(index), at.child(index), problems);
            }
        }
        return ids;
    }

    /** Returns the error of a text that is no id. */
    public static String formError(String text) {
        return formErrorOf(Quotation.of(text));
    }

    private static String formErrorOf(String sent) {
        return "must be an id: " + IdFormat.FORM + "; not " + sent;
    }

    /** Returns the text of a string or whole number; empty for any other value. */
    public static Optional<String> text(JsonValue json) {
        return switch (json) {
            case JsonValue.JsonString(String text) -> Optional.of(text);
            case JsonValue.JsonNumber(BigDecimal number) when number.scale() == 0 -> Optional.of(number.toString());
            case JsonValue.JsonNumber _ -> Optional.empty();
            case JsonValue.JsonObject _ -> Optional.empty();
            case JsonValue.JsonArray _ -> Optional.empty();
            case JsonValue.JsonBoolean _ -> Optional.empty();
            case JsonValue.JsonNull _ -> Optional.empty();
        };
    }
}
