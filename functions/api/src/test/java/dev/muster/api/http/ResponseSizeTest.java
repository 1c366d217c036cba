package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.person.Value;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResponseSizeTest {
    @Test
    void isSizeOfJsonString() {
        String text = IntStream.range(0, 0x300).mapToObj(Character::toString).reduce("", String::concat) + "€👋";
        long quotes = 2;
        assertThat(ResponseSize.of(text) + quotes).isEqualTo(Value.bytes(JsonWriter.write(JsonValue.of(text))));
        assertThat(ResponseSize.of("")).isZero();
    }
}
