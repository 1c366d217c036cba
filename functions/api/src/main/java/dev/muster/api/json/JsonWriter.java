package dev.muster.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;

/** Writes JSON, on one line. */
public final class JsonWriter {
    private static final JsonFactory PLAIN = new JsonFactory();
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Up to this many zeros are written out rather than said with an exponent. */
    private static final int MOST_ZEROS = 20;

    private JsonWriter() {}

    public static String write(Json json) {
        return write(PLAIN, json);
    }

    /** The same in ASCII alone, for logs: nothing in it ends a line or moves a terminal's cursor. */
    public static String writeAscii(Json json) {
        return write(ASCII, json);
    }

    private static String write(JsonFactory factory, Json json) {
        Writer out = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(out)) {
            write(json, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory cannot fail to be written", impossible);
        }
        return out.toString();
    }

    private static void write(Json json, JsonGenerator to) throws IOException {
        switch (json) {
            case Json.JsonObject object -> object(object, to);
            case Json.JsonArray array -> array(array, to);
            case Json.JsonString(String text) -> to.writeString(text);
            case Json.JsonNumber(BigDecimal number) -> to.writeNumber(spelled(number));
            case Json.JsonBoolean(boolean on) -> to.writeBoolean(on);
            case Json.JsonNull nothing -> to.writeNull();
        }
    }

    private static void object(Json.JsonObject object, JsonGenerator to) throws IOException {
        to.writeStartObject();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            to.writeFieldName(member.getKey());
            write(member.getValue(), to);
        }
        to.writeEndObject();
    }

    private static void array(Json.JsonArray array, JsonGenerator to) throws IOException {
        to.writeStartArray();
        for (Json element : array.elements()) {
            write(element, to);
        }
        to.writeEndArray();
    }

    private static String spelled(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_ZEROS ? number.toPlainString() : number.toString();
    }
}
