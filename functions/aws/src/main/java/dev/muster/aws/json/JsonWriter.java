package dev.muster.aws.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;

/** A JSON writer; the document is one line. */
public final class JsonWriter {
    private static final JsonFactory PLAIN = new JsonFactory();
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Largest number of zeros written out; numbers with more use an exponent. */
    private static final int MAX_PLAIN_ZEROS = 20;

    private JsonWriter() {}

    public static String write(JsonValue json) {
        return write(PLAIN, json);
    }

    /** Writes UTF-8, and closes the stream. */
    public static void write(JsonValue json, OutputStream to) throws IOException {
        try (JsonGenerator generator = PLAIN.createGenerator(to)) {
            write(json, generator);
        }
    }

    /** Writes ASCII only, for logs: no character ends a line or moves a terminal's cursor. */
    public static String writeAscii(JsonValue json) {
        return write(ASCII, json);
    }

    private static String write(JsonFactory factory, JsonValue json) {
        Writer out = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(out)) {
            write(json, generator);
        } catch (IOException unexpected) {
            throw new UncheckedIOException("cannot write text in memory", unexpected);
        }
        return out.toString();
    }

    private static void write(JsonValue json, JsonGenerator to) throws IOException {
        switch (json) {
            case JsonValue.JsonObject object -> object(object, to);
            case JsonValue.JsonArray array -> array(array, to);
            case JsonValue.JsonString(String text) -> to.writeString(text);
            case JsonValue.JsonNumber(BigDecimal number) -> to.writeNumber(format(number));
            case JsonValue.JsonBoolean(boolean on) -> to.writeBoolean(on);
            case JsonValue.JsonNull _ -> to.writeNull();
        }
    }

    private static void object(JsonValue.JsonObject object, JsonGenerator to) throws IOException {
        to.writeStartObject();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            to.writeFieldName(member.getKey());
            write(member.getValue(), to);
        }
        to.writeEndObject();
    }

    private static void array(JsonValue.JsonArray array, JsonGenerator to) throws IOException {
        to.writeStartArray();
        for (JsonValue element : array.elements()) {
            write(element, to);
        }
        to.writeEndArray();
    }

    private static String format(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_PLAIN_ZEROS ? number.toPlainString() : number.toString();
    }
}
