package dev.muster.api.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * A strict JSON reader: one value with no text after it, no name twice, no control characters or unpaired surrogates in
 * strings, and the limits of {@link JsonLimits}. Text that is not JSON is {@code MALFORMED}, with line and column; JSON
 * that breaks a rule is rejected with a pointer.
 */
public final class JsonReader {
    private final JsonLimits limits;
    private final JsonFactory factory;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        // Names are chosen by clients, so the parser must not keep them after the document.
        this.factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(limits.constraints())
                .build();
    }

    /** Reads UTF-8 text in chunks; rejects other bytes as malformed. */
    public Validated<JsonValue> read(ByteBuffer utf8) {
        return Utf8Decoder.reader(utf8).flatMap(this::read);
    }

    public Validated<JsonValue> read(String text) {
        return read(new StringReader(text));
    }

    private Validated<JsonValue> read(Reader text) {
        try (JsonParser parser = factory.createParser(text)) {
            return read(parser);
        } catch (IOException unexpected) {
            throw new UncheckedIOException("cannot read text in memory", unexpected);
        }
    }

    private Validated<JsonValue> read(JsonParser parser) throws IOException {
        try {
            return document(parser);
        } catch (JacksonException notJson) {
            return Validated.invalid(
                    ApiProblem.Kind.MALFORMED, SyntaxError.sentence(notJson, parser.currentLocation()));
        }
    }

    private Validated<JsonValue> document(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return Validated.invalid(ApiProblem.Kind.MALFORMED, "the body is empty; expected a JSON document");
        }
        TreeBuilder builder = new TreeBuilder(parser, limits);
        JsonValue json = builder.value();
        if (builder.hasStopped()) {
            return builder.problems().validate(() -> json);
        }
        JsonToken trailing = parser.nextToken();
        return trailing == null
                ? builder.problems().validate(() -> json)
                : Validated.invalid(
                        ApiProblem.Kind.MALFORMED,
                        "text follows the JSON document at " + SyntaxError.location(parser.currentTokenLocation()));
    }
}
