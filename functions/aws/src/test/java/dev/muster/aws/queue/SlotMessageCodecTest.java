package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.SlotMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotMessageCodecTest {
    private static final String TEXT = "{\"v\":1,\"t\":\"acme\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":63}";
    private static final SlotMessage MESSAGE = new SlotMessage(new Tenant("acme"), "01KDVDNA00ABCDEFGHJKMNPQRS", 63);

    @Test
    void decodesEncodedMessage() {
        assertThat(SlotMessageCodec.encode(MESSAGE)).isEqualTo(TEXT);
        assertThat(SlotMessageCodec.decode(TEXT)).contains(MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"v\":2,\"t\":\"acme\",\"j\":\"j\",\"s\":0}",
                "{\"v\":1,\"t\":\"acme\",\"j\":\"j\",\"s\":64}",
                "{\"v\":1,\"t\":\"acme\",\"j\":\"j\",\"s\":0,\"n\":0}",
                "{\"v\":1,\"t\":\"ACME\",\"j\":\"j\",\"s\":0}"
            })
    void rejectsOtherTexts(String text) {
        assertThat(SlotMessageCodec.decode(text)).isEmpty();
    }
}
