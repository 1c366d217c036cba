package dev.muster.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class QueueEventTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void messageHasTheFormOfLambda() throws IOException {
        Message message = message();

        QueueEvent event = QueueEvent.of(List.of(message), "Jobs", 10_000).getFirst();

        assertThat(JSON.readTree(event.bytes())).isEqualTo(JSON.readTree("""
                                {"Records": [{
                                  "messageId": "id",
                                  "receiptHandle": "handle",
                                  "body": "the batch",
                                  "attributes": {"ApproximateReceiveCount": "2", "MessageGroupId": "demo"},
                                  "messageAttributes": {
                                    "version": {"stringValue": "1", "stringListValues": [], "binaryListValues": [], "dataType": "String"},
                                    "bytes": {"binaryValue": "AQI=", "stringListValues": [], "binaryListValues": [], "dataType": "Binary"}
                                  },
                                  "md5OfBody": "md5",
                                  "eventSource": "aws:sqs",
                                  "eventSourceARN": "arn:aws:sqs:local:000000000000:Jobs",
                                  "awsRegion": "local"
                                }]}
                                """));
    }

    private static Message message() {
        return Message.builder()
                .messageId("id")
                .receiptHandle("handle")
                .body("the batch")
                .md5OfBody("md5")
                .attributes(Map.of(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2",
                        MessageSystemAttributeName.MESSAGE_GROUP_ID, "demo"))
                .messageAttributes(Map.of(
                        "version",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("1")
                                        .build(),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                                        .build()))
                .build();
    }

    @Test
    void splitsTooLargeBatch() {
        List<Message> messages = IntStream.range(0, 5)
                .mapToObj(n -> Message.builder()
                        .messageId("id" + n)
                        .body("x".repeat(n == 2 ? 5_000 : 400))
                        .build())
                .toList();

        List<QueueEvent> events = QueueEvent.of(messages, "Jobs", 1_500);

        assertThat(events)
                .extracting(event ->
                        event.messages().stream().map(Message::messageId).toList())
                .containsExactly(List.of("id0", "id1"), List.of("id2"), List.of("id3", "id4"));
        assertThat(events.get(0).bytes()).hasSizeLessThan(1_500);
    }
}
