package dev.muster.api.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Reads JSON strictly: one value and nothing after it, no name twice, every limit of {@link JsonLimits} kept, no
 * control characters or half surrogates in strings. Text that is not JSON is {@code MALFORMED} with line and column;
 * JSON that has something we do not take is refused with a pointer.
 */
public final class JsonReader {
    private final JsonLimits limits;
    private final JsonFactory factory;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        // Names come from strangers: nothing of them is kept beyond the document.
        this.factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(limits.constraints())
                .build();
    }

    /** Reads UTF-8 text, a little at a time; anything else is malformed. */
    public Validated<JsonValue> read(ByteBuffer utf8) {
        return Utf8Decoder.reader(utf8).flatMap(this::read);
    }

    public Validated<JsonValue> read(String text) {
        return read(new StringReader(text));
    }

    private Validated<JsonValue> read(Reader text) {
        try (JsonParser parser = factory.createParser(text)) {
            return read(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory cannot fail to be read", impossible);
        }
    }

    private Validated<JsonValue> read(JsonParser parser) throws IOException {
        try {
            return document(parser);
        } catch (JacksonException notJson) {
            return Validated.invalid(Problem.Kind.MALFORMED, SyntaxError.sentence(notJson, parser.currentLocation()));
        }
    }

    private Validated<JsonValue> document(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return Validated.invalid(Problem.Kind.MALFORMED, "there is no JSON, only emptiness");
        }
        TreeBuilder builder = new TreeBuilder(parser, limits);
        JsonValue json = builder.value();
        if (builder.hasGivenUp()) {
            return builder.findings().validate(() -> json);
        }
        JsonToken trailing = parser.nextToken();
        return trailing == null
                ? builder.findings().validate(() -> json)
                : Validated.invalid(
                        Problem.Kind.MALFORMED,
                        "more follows the JSON document at " + SyntaxError.place(parser.currentTokenLocation()));
    }
}
