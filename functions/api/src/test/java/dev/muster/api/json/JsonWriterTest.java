package dev.muster.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.Validated;
import dev.muster.core.job.Limits;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private final JsonReader reader = new JsonReader(JsonLimits.of(Limits.STANDARD));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":[true,false,null,\"x\\n\\\"\\\\\"],\"\":{}}",
                "[0.10,-5,12345678901234567890123456789012345678]",
                "\"\ud83d\ude00 \u202e \u0080\""
            })
    void writesDocumentAsRead(String text) {
        assertThat(reader.read(text).map(JsonWriter::write)).isEqualTo(Validated.valid(text));
    }

    @Test
    void writesShortNumbersWithoutExponent() {
        assertThat(JsonWriter.write(new JsonValue.JsonNumber(new BigDecimal("1E+2"))))
                .isEqualTo("100");
        assertThat(JsonWriter.write(new JsonValue.JsonNumber(new BigDecimal("1E+120"))))
                .isEqualTo("1E+120");
    }

    @Test
    void escapesLineBreaks() {
        assertThat(JsonWriter.writeAscii(JsonValue.of("a\r\nb\u2028c\u001b[31m\u0085")))
                .isEqualTo("\"a\\r\\nb\\u2028c\\u001B[31m\\u0085\"");
    }
}
