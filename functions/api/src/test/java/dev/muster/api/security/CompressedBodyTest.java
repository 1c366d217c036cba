package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies with a Content-Encoding, in every route that has a body. */
class CompressedBodyTest {
    private static final int LIMIT = 6 * 1024 * 1024;
    private final ApiStack stack = ApiStack.withLocalAccounts();

    static Stream<SentRequest> endpoints() {
        return Stream.concat(documents(), ApiEndpoints.files());
    }

    /** Files have a larger limit of their own. */
    static Stream<SentRequest> documents() {
        return Stream.concat(ApiEndpoints.json(), Stream.of(ApiEndpoints.xml()));
    }

    static Stream<SentRequest> authenticated() {
        return endpoints().filter(endpoint -> !endpoint.address().contains("sessions"));
    }

    private SentRequest signed(SentRequest endpoint) {
        return TestCredential.DEMO.sign(endpoint, stack).with("prefer", "respond-async");
    }

    private TestResponse send(SentRequest request, byte[] body) {
        return stack.send(request.with("content-encoding", "gzip").toEvent(body));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void readsGzipAsPlainBody(SentRequest endpoint) {
        SentRequest request = signed(endpoint);
        TestResponse plain = request.sendTo(stack);
        TestResponse inflated = send(request, Gzip.of(endpoint.body()));
        assertThat(inflated.status()).as(inflated.body()).isEqualTo(plain.status());
        assertThat(stack.send(request.with("content-encoding", "X-GZIP").toEvent(Gzip.of(endpoint.body())))
                        .status())
                .isEqualTo(plain.status());
        assertThat(request.with("content-encoding", "identity").sendTo(stack).status())
                .isEqualTo(plain.status());
    }

    @ParameterizedTest
    @MethodSource("authenticated")
    void inflatesNothingForUnknownCredential(SentRequest endpoint) {
        assertThat(send(endpoint, new byte[] {1, 2, 3}).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void rejectsOtherCodings(SentRequest endpoint) {
        for (String coding : new String[] {"br", "deflate", "zstd", "gzip, gzip", "gzip, br"}) {
            TestResponse response =
                    signed(endpoint).with("content-encoding", coding).sendTo(stack);
            boolean has415 = !endpoint.address().startsWith("/apis/v4/")
                    && !endpoint.address().startsWith("/v2/");
            assertThat(response.status()).isEqualTo(has415 ? 415 : 400);
            assertThat(response.body()).contains(coding);
            if (has415) {
                assertThat(response.header("Accept-Encoding")).isEqualTo("gzip");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void rejectsBodyThatInflatesPastLimit(SentRequest endpoint) {
        byte[] bomb = Gzip.of(new byte[LIMIT + 1]);
        TestResponse response = send(signed(endpoint), bomb);
        // LeadSquared's API has no 413.
        assertThat(response.status()).isEqualTo(endpoint.address().startsWith("/v2/") ? 400 : 413);
        assertThat(response.body())
                .contains("the limit of " + (endpoint.address().contains("sessions") ? 65536 : LIMIT));
    }

    @Test
    void readsBodyOfExactlyTheLimit() {
        SentRequest job = signed(ApiEndpoints.json().findFirst().orElseThrow());
        byte[] padded = Arrays.copyOf(job.body().getBytes(StandardCharsets.UTF_8), LIMIT);
        Arrays.fill(padded, job.body().length(), LIMIT, (byte) '\n');
        assertThat(send(job, Gzip.of(padded)).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void rejectsDamagedGzip(Damage damage) {
        SentRequest job = signed(ApiEndpoints.json().findFirst().orElseThrow());
        TestResponse response = send(job, damage.damage.apply(Gzip.of(job.body())));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.at("/code")).isEqualTo("malformed");
        assertThat(response.at("/detail"))
                .startsWith("the body is not valid gzip: ")
                .contains(damage.reason);
    }

    enum Damage {
        CUT_HEADER("ends within its header", gzip -> Arrays.copyOf(gzip, 7)),
        OTHER_METHOD("header", gzip -> with(gzip, 2, 7)),
        RESERVED_FLAG("header", gzip -> with(gzip, 3, 0x20)),
        LONG_NAME("ends within its header", gzip -> with(Arrays.copyOf(gzip, 10), 3, 8)),
        LONG_EXTRA("ends within its header", gzip -> with(gzip, 3, 4)),
        CUT_TEXT("ends early", gzip -> Arrays.copyOf(gzip, gzip.length / 2)),
        CUT_TRAILER("ends early", gzip -> Arrays.copyOf(gzip, gzip.length - 1)),
        WRONG_TEXT("not valid", gzip -> with(gzip, 10, 0xFF)),
        WRONG_CHECKSUM("checksum", gzip -> with(gzip, gzip.length - 8, gzip[gzip.length - 8] ^ 1)),
        WRONG_LENGTH("length", gzip -> with(gzip, gzip.length - 4, gzip[gzip.length - 4] ^ 1)),
        TRAILING_BYTE("bytes follow", gzip -> Arrays.copyOf(gzip, gzip.length + 1)),
        SECOND_MEMBER(
                "bytes follow",
                gzip -> ByteBuffer.allocate(2 * gzip.length).put(gzip).put(gzip).array());

        final String reason;

        @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
        final UnaryOperator<byte[]> damage;

        Damage(String reason, UnaryOperator<byte[]> damage) {
            this.reason = reason;
            this.damage = damage;
        }

        private static byte[] with(byte[] gzip, int at, int value) {
            byte[] changed = gzip.clone();
            changed[at] = (byte) value;
            return changed;
        }
    }

    @Test
    void readsEveryOptionalPartOfHeader() {
        SentRequest job = signed(ApiEndpoints.json().findFirst().orElseThrow());
        byte[] gzip = Gzip.of(job.body());
        byte[] parts = {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
        ByteBuffer full = ByteBuffer.allocate(gzip.length + parts.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(gzip, 0, 10)
                .put(parts)
                .put(gzip, 10, gzip.length - 10)
                .put(3, (byte) 0x1F);
        assertThat(send(job, full.array()).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "text/xml"})
    void saysThatGatewayBrokeBody(String type) {
        for (SentRequest endpoint : authenticated().toList()) {
            SentRequest request = signed(endpoint).with("content-type", type).with("content-encoding", "gzip");
            APIGatewayV2HTTPEvent event = request.toEvent(new byte[0]);
            event.setBody(new String(Gzip.of(endpoint.body()), StandardCharsets.UTF_8));
            event.setIsBase64Encoded(false);
            TestResponse response = stack.send(event);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).contains("arrived broken", type);
        }
    }

    @Test
    void comparesInflatedBodiesUnderIdempotencyKey() {
        SentRequest job = signed(ApiEndpoints.json().findFirst().orElseThrow()).with("idempotency-key", "k");
        TestResponse first = job.sendTo(stack);
        TestResponse second = send(job, Gzip.of(job.body()));
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        TestResponse other = send(job, Gzip.of(job.body().replace("999", "998")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/code")).isEqualTo("key_reused");
    }
}
