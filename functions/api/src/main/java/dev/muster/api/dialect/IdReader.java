package dev.muster.api.dialect;

import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.person.IdFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ids of people, organizations and set members: strings, or whole numbers taken as their text. */
public final class IdReader {
    private IdReader() {}

    public static Optional<String> read(JsonValue json, JsonPointer at, ProblemCollector problems) {
        Optional<String> id = text(json).filter(IdFormat::isValid);
        if (id.isEmpty()) {
            problems.invalid(at.text(), "must be an id: " + IdFormat.FORM);
        }
        return id;
    }

    /** Reads all of them; those that are no ids are left out and found. */
    public static List<String> readAll(List<JsonValue> elements, JsonPointer at, ProblemCollector problems) {
        List<String> ids = new ArrayList<>(elements.size());
        for (int place = 0; place < elements.size(); place++) {
            Optional<String> id = text(elements.get(place)).filter(IdFormat::isValid);
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                read(elements.get(place), at.child(place), problems);
            }
        }
        return ids;
    }

    /** The text of a string or whole number; empty for all else. */
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
