package dev.muster.aws.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

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
