package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares {@link GatewayEvent} with the serialization of the Lambda runtime. */
class GatewayEventTest {
    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "events"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> text(file).contains("\"requestContext\""))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static <T> PojoSerializer<T> runtime(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, GatewayEventTest.class.getClassLoader());
    }

    private static void assertReadLikeRuntime(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        APIGatewayV2HTTPEvent expected = runtime(APIGatewayV2HTTPEvent.class).fromJson(new ByteArrayInputStream(bytes));
        APIGatewayV2HTTPEvent actual = GatewayEvent.read(new ByteArrayInputStream(bytes));

        assertThat(actual.getRawPath()).isEqualTo(expected.getRawPath());
        assertThat(actual.getRawQueryString()).isEqualTo(expected.getRawQueryString());
        assertThat(actual.getHeaders()).isEqualTo(expected.getHeaders());
        assertThat(actual.getBody()).isEqualTo(expected.getBody());
        assertThat(actual.getIsBase64Encoded()).isEqualTo(expected.getIsBase64Encoded());
        assertThat(actual.getRequestContext().getRequestId())
                .isEqualTo(expected.getRequestContext().getRequestId());
        assertThat(actual.getRequestContext().getHttp().getMethod())
                .isEqualTo(expected.getRequestContext().getHttp().getMethod());
        assertThat(actual.getRequestContext().getHttp().getSourceIp())
                .isEqualTo(expected.getRequestContext().getHttp().getSourceIp());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsEverySampleLikeRuntime(Path sample) throws IOException {
        assertReadLikeRuntime(text(sample));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestContext\":{\"http\":{}}}",
                "{\"headers\":null,\"body\":null,\"rawPath\":null,\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
                "{\"cookies\":[\"a=1\"],\"requestContext\":{\"authentication\":null,\"http\":{}},\"headers\":{},"
                        + "\"body\":\"\\u00e9\\ud83d\\ude00\\n\",\"isBase64Encoded\":true}",
            })
    void readsMissingAndNullMembersLikeRuntime(String json) throws IOException {
        assertReadLikeRuntime(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"a\":\"é\\n\\u0000 \uD83D\uDE00\"}"})
    void writesResponseThatRuntimeReads(String body) throws IOException {
        APIGatewayV2HTTPResponse response = APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("Location", "/v1/jobs/1", "X", "\"q\""))
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        GatewayEvent.write(response, json);

        assertThat(runtime(APIGatewayV2HTTPResponse.class).fromJson(new ByteArrayInputStream(json.toByteArray())))
                .isEqualTo(response);
    }
}
