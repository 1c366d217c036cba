package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedMessageTest {
    private static final BatchMessage MESSAGE =
            new BatchMessage(new Tenant("demo"), "01K00000000000000000000000", new BatchKey(0, 7));

    @Test
    void readsIdReceiveCountAndMessage() {
        assertThat(received(BatchMessageCodec.encode(MESSAGE), Map.of("ApproximateReceiveCount", "3")))
                .satisfies(received -> {
                    assertThat(received.messageId()).isEqualTo("m-1");
                    assertThat(received.receiveCount()).isEqualTo(3);
                    assertThat(received.message()).contains(MESSAGE);
                });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{}", "garbage", "{\"v\":9}", "{\"v\":1,\"t\":\"demo\"}"})
    void readsNoMessageFromInvalidBody(String body) {
        assertThat(received(body, Map.of("ApproximateReceiveCount", "1")).message())
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "99999999999"})
    void treatsUnknownCountAsRepeatedDelivery(String count) {
        Map<String, String> attributes = count == null ? null : Map.of("ApproximateReceiveCount", count);
        assertThat(received(BatchMessageCodec.encode(MESSAGE), attributes).receiveCount())
                .isGreaterThan(1);
    }

    private static ReceivedMessage<BatchMessage> received(String body, Map<String, String> attributes) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("m-1");
        message.setBody(body);
        message.setAttributes(attributes);
        return ReceivedMessage.of(message, BatchMessageCodec::decode);
    }
}
