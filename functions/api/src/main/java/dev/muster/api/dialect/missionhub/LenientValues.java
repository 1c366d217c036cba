package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.job.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what this dialect writes in several ways: lists as text with commas or as arrays, marks as flags or as text. */
final class LenientValues {
    /** One more than anybody may name: enough to see that there are too many, however long the text is. */
    private static final int MOST = Limits.STANDARD.ids() + 1;

    private static final Pattern COMMA = Pattern.compile(",");

    private LenientValues() {}

    /** The entries of a list, blank ones left out: {@code "3,4"}, {@code ["3", 4]} or {@code 3}. */
    static List<String> list(JsonValue json, JsonPointer at, ProblemCollector problems) {
        return switch (json) {
            case JsonValue.JsonString(String text) -> split(text).toList();
            case JsonValue.JsonArray(List<JsonValue> elements) ->
                elements.stream()
                        .flatMap(element -> entry(element, at, problems))
                        .toList();
            case JsonValue.JsonNumber(BigDecimal _) -> entry(json, at, problems).toList();
            case JsonValue.JsonBoolean(boolean on) -> List.of(Boolean.toString(on));
            case JsonValue.JsonNull _ -> List.of();
            case JsonValue.JsonObject object -> {
                problems.invalid(at.text(), "must be text with commas or an array, not " + object.kind());
                yield List.of();
            }
        };
    }

    private static Stream<String> entry(JsonValue element, JsonPointer at, ProblemCollector problems) {
        Optional<String> text = IdReader.text(element);
        if (text.isEmpty()) {
            problems.invalid(at.text(), "must hold strings or whole numbers only, not " + element.kind());
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
    static Optional<String> one(
            JsonValue json, ValueVocabulary valueVocabulary, JsonPointer at, ProblemCollector problems) {
        Optional<String> word = IdReader.text(json).flatMap(valueVocabulary::kept);
        if (word.isEmpty()) {
            problems.invalid(at.text(), "must be " + valueVocabulary.said());
        }
        return word;
    }

    static Optional<Boolean> flag(JsonValue json, JsonPointer at, ProblemCollector problems) {
        return json instanceof JsonValue.JsonBoolean(boolean on)
                ? Optional.of(on)
                : one(json, ValueVocabulary.FLAG, at, problems).map(Boolean::valueOf);
    }
}
