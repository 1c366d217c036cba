package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A byte order mark before a body is skipped in every format. */
class MarkedBodyTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();

    static Stream<SentRequest> endpoints() {
        return CompressedBodyTest.endpoints();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void skipsByteOrderMark(SentRequest endpoint) {
        SentRequest request = TestCredential.DEMO.sign(endpoint, stack).with("prefer", "respond-async");
        String marked = "\ufeff" + endpoint.body();
        int expected = request.sendTo(stack).status();
        TestResponse text = request.withBody(marked).sendTo(stack);
        assertThat(text.status()).as(text.body()).isEqualTo(expected);
        assertThat(stack.send(request.toEvent(marked.getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(expected);
        assertThat(stack.send(request.with("content-encoding", "gzip").toEvent(Gzip.of(marked)))
                        .status())
                .isEqualTo(expected);
    }
}
