package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.IdReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Quotation;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A reader of values that this dialect accepts in several forms: lists as text with commas or as arrays, flags as
 * booleans or as text.
 */
final class LenientValues {
    /** Largest number of entries read: one above the limit on ids, so that the limit is still enforced. */
    private static final int MAX_ENTRIES = Limits.STANDARD.ids() + 1;

    private static final Pattern COMMA = Pattern.compile(",");

    private LenientValues() {}

    /** Returns the entries of a list without blank ones: {@code "3,4"}, {@code ["3", 4]} or {@code 3}. */
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
                .limit(MAX_ENTRIES);
    }

    /** Returns the normalized code of a vocabulary; reports any other value. */
    static Optional<String> oneOf(
            JsonValue json, ValueVocabulary vocabulary, JsonPointer at, ProblemCollector problems) {
        Optional<String> sent = IdReader.text(json);
        Optional<String> code = sent.flatMap(vocabulary::normalize);
        if (code.isEmpty()) {
            problems.invalid(at.text(), vocabulary.error(sent.map(Quotation::of).orElse(json.kind())));
        }
        return code;
    }

    static Optional<Boolean> flag(JsonValue json, JsonPointer at, ProblemCollector problems) {
        return json instanceof JsonValue.JsonBoolean(boolean on)
                ? Optional.of(on)
                : oneOf(json, ValueVocabulary.FLAG, at, problems).map(Boolean::valueOf);
    }
}
