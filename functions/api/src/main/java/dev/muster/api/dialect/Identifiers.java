package dev.muster.api.dialect;

import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.Findings;
import dev.muster.core.person.Identifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ids of people, organizations and set members: strings, or whole numbers taken as their text. */
public final class Identifiers {
    private Identifiers() {}

    public static Optional<String> read(Json json, JsonPointer at, Findings findings) {
        Optional<String> id = text(json).filter(Identifier::isOne);
        if (id.isEmpty()) {
            findings.invalid(at.text(), "must be an id: " + Identifier.FORM);
        }
        return id;
    }

    /** Reads all of them; those that are no ids are left out and found. */
    public static List<String> readAll(List<Json> elements, JsonPointer at, Findings findings) {
        List<String> ids = new ArrayList<>(elements.size());
        for (int place = 0; place < elements.size(); place++) {
            Optional<String> id = text(elements.get(place)).filter(Identifier::isOne);
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                read(elements.get(place), at.child(place), findings);
            }
        }
        return ids;
    }

    /** The text of a string or whole number; empty for all else. */
    public static Optional<String> text(Json json) {
        return switch (json) {
            case Json.JsonString(String text) -> Optional.of(text);
            case Json.JsonNumber(BigDecimal number) when number.scale() == 0 -> Optional.of(number.toString());
            case Json.JsonNumber fraction -> Optional.empty();
            case Json.JsonObject object -> Optional.empty();
            case Json.JsonArray array -> Optional.empty();
            case Json.JsonBoolean flag -> Optional.empty();
            case Json.JsonNull nothing -> Optional.empty();
        };
    }
}
