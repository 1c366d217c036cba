package dev.muster.api.dialect;

import dev.muster.api.http.QueryParameters;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Query parameters that are read by the rules of the members of a JSON object, so that an option has one rule wherever it
 * is sent. Errors name the parameter.
 */
public final class QueryObject {
    private static final int MAX_QUOTED = 64;

    private final JsonReader json;
    private final ProblemCollector problems = new ProblemCollector();

    private QueryObject(Limits limits) {
        this.json = new JsonReader(JsonLimits.of(limits));
    }

    /** How the text of a parameter stands for a JSON value. */
    public enum Form {
        /** The text is the string. */
        TEXT,
        /** A whole number from 0. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A JSON document. */
        JSON
    }

    /**
     * Reads the parameters of these forms; others are left alone.
     *
     * @param read reads the object and reports its problems
     */
    public static <T> Validated<T> read(
            QueryParameters query,
            Map<String, Form> forms,
            Limits limits,
            BiFunction<JsonObjectReader, ProblemCollector, T> read) {
        return new QueryObject(limits).read(query, forms, read);
    }

    private <T> Validated<T> read(
            QueryParameters query, Map<String, Form> forms, BiFunction<JsonObjectReader, ProblemCollector, T> read) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        forms.forEach((name, form) ->
                query.get(name).flatMap(text -> value(name, form, text)).ifPresent(value -> members.put(name, value)));
        ProblemCollector found = new ProblemCollector();
        JsonObjectReader object = JsonObjectReader.of(new JsonValue.JsonObject(members), JsonPointer.ROOT, found)
                .orElseThrow();
        T result = read.apply(object, found);
        found.problems().forEach(this::add);
        return problems.validate(() -> result);
    }

    private Optional<JsonValue> value(String name, Form form, String text) {
        return switch (form) {
            case TEXT -> Optional.of(JsonValue.of(text));
            case NUMBER ->
                text.matches("[0-9]{1,18}")
                        ? Optional.of(new JsonValue.JsonNumber(new BigDecimal(text)))
                        : reject(name, "must be a whole number from 0, not " + quote(text));
            case FLAG ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(JsonValue.of(text.equals("true")))
                        : reject(name, "must be true or false, not " + quote(text));
            case JSON -> document(name, text);
        };
    }

    private Optional<JsonValue> document(String name, String text) {
        return switch (json.read(text)) {
            case Validated.Valid<JsonValue>(JsonValue value) -> Optional.of(value);
            case Validated.Invalid<JsonValue>(List<ApiProblem> found) -> {
                String detail = found.getFirst().detail();
                yield reject(name, (detail.startsWith("not JSON") ? "is " : "must be JSON: ") + detail);
            }
        };
    }

    private Optional<JsonValue> reject(String name, String detail) {
        problems.invalid("", "the query parameter \"" + name + "\" " + detail);
        return Optional.empty();
    }

    /** The pointer of a member names its parameter, and the place within it. */
    private void add(ApiProblem problem) {
        String[] parts = problem.pointer().split("/", 3);
        String place = parts.length > 2 ? ", at /" + parts[2] + "," : "";
        problems.add(new ApiProblem(
                problem.kind(), "the query parameter \"%s\"%s %s".formatted(parts[1], place, problem.detail())));
    }

    private static String quote(String text) {
        return "\"" + (text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…") + "\"";
    }
}
