package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchMessageTest {
    private static final String VERSION_1 =
            "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12}";
    private static final Message MESSAGE =
            new Message(new Tenant("demo"), "01KDVDNA00ABCDEFGHJKMNPQRS", new BatchKey(0, 12));

    @Test
    void writesVersionOne() {
        assertThat(BatchMessage.encode(MESSAGE)).isEqualTo(VERSION_1);
    }

    @Test
    void readsVersionOne() {
        assertThat(BatchMessage.decode(VERSION_1)).contains(MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "not a message",
                "{\"v\":2,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12}",
                "{\"v\":1,\"t\":\"De mo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":-1}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":99999999999}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0,\"n\":12} ",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"\\u0000\",\"s\":0,\"n\":12}",
                "{\"v\":1,\"t\":\"demo\",\"j\":\"01KDVDNA00ABCDEFGHJKMNPQRS\",\"s\":0}"
            })
    void makesNothingOfAnythingElse(String garbage) {
        assertThat(BatchMessage.decode(garbage)).isEmpty();
    }
}
