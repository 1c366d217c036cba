package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares {@link QueueEvent} with the serialization of the Lambda runtime. */
class QueueEventTest {
    private static <T> PojoSerializer<T> runtime(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, QueueEventTest.class.getClassLoader());
    }

    private static void assertReadLikeRuntime(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        SQSEvent expected = runtime(SQSEvent.class).fromJson(new ByteArrayInputStream(bytes));
        SQSEvent actual = QueueEvent.read(new ByteArrayInputStream(bytes));

        assertThat(ReceivedMessage.all(actual, Optional::of)).isEqualTo(ReceivedMessage.all(expected, Optional::of));
    }

    @Test
    void readsSampleLikeRuntime() throws IOException {
        assertReadLikeRuntime(Files.readString(Path.of("..", "..", "events", "apply", "batches.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Records\":[]}",
                "{\"Records\":null}",
                "{\"Records\":[{\"messageId\":\"1\",\"attributes\":null,\"body\":\"\"}]}",
                "{\"Records\":[{\"messageId\":\"1\",\"body\":null}],\"other\":{\"Records\":[{}]}}",
                "{\"Records\":[{\"messageId\":\"1\",\"body\":\"\\u00e9\",\"attributes\":{\"ApproximateReceiveCount\":\"7\"},"
                        + "\"messageAttributes\":{\"a\":{\"stringValue\":\"x\",\"binaryListValues\":[],\"dataType\":\"String\"}}},"
                        + "{\"messageId\":\"2\",\"attributes\":{},\"body\":\"{}\"}]}",
            })
    void readsMissingAndNullMembersLikeRuntime(String json) throws IOException {
        assertReadLikeRuntime(json);
    }

    @Test
    void writesResponseThatRuntimeReads() throws IOException {
        SQSBatchResponse response =
                new SQSBatchResponse(List.of(new BatchItemFailure("1"), new BatchItemFailure("\"2\"")));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        QueueEvent.write(response, json);

        assertThat(runtime(SQSBatchResponse.class)
                        .fromJson(new ByteArrayInputStream(json.toByteArray()))
                        .getBatchItemFailures())
                .isEqualTo(response.getBatchItemFailures());
    }
}
