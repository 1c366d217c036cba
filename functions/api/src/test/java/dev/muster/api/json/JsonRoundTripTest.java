package dev.muster.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.job.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRoundTripTest {
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
}
