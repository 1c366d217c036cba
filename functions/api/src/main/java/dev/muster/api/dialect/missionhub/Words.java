package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.Identifiers;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what this dialect writes in several ways: lists as text with commas or as arrays, marks as flags or as text. */
final class Words {
    /** One more than anybody may name: enough to see that there are too many, however long the text is. */
    private static final int MOST = Limits.STANDARD.ids() + 1;

    private static final Pattern COMMA = Pattern.compile(",");

    private Words() {}

    /** The entries of a list, blank ones left out: {@code "3,4"}, {@code ["3", 4]} or {@code 3}. */
    static List<String> list(Json json, JsonPointer at, Findings findings) {
        return switch (json) {
            case Json.JsonString(String text) -> split(text).toList();
            case Json.JsonArray(List<Json> elements) ->
                elements.stream()
                        .flatMap(element -> entry(element, at, findings))
                        .toList();
            case Json.JsonNumber(BigDecimal number) -> entry(json, at, findings).toList();
            case Json.JsonBoolean(boolean on) -> List.of(Boolean.toString(on));
            case Json.JsonNull nothing -> List.of();
            case Json.JsonObject object -> {
                findings.invalid(at.text(), "must be text with commas or an array, not " + object.kind());
                yield List.of();
            }
        };
    }

    private static Stream<String> entry(Json element, JsonPointer at, Findings findings) {
        Optional<String> text = Identifiers.text(element);
        if (text.isEmpty()) {
            findings.invalid(at.text(), "must hold strings or whole numbers only, not " + element.kind());
        }
        return text.map(String::strip).filter(entry -> !entry.isEmpty()).stream();
    }

    static Stream<String> split(String text) {
        return COMMA.splitAsStream(text)
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .limit(MOST);
    }

    /** One of a vocabulary's words. */
    static Optional<String> one(Json json, Vocabulary vocabulary, JsonPointer at, Findings findings) {
        Optional<String> word = Identifiers.text(json).flatMap(vocabulary::kept);
        if (word.isEmpty()) {
            findings.invalid(at.text(), "must be " + vocabulary.said());
        }
        return word;
    }

    static Optional<Boolean> flag(Json json, JsonPointer at, Findings findings) {
        return json instanceof Json.JsonBoolean(boolean on)
                ? Optional.of(on)
                : one(json, Vocabulary.FLAG, at, findings).map(Boolean::valueOf);
    }
}
