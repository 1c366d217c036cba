package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.testing.contract.SampleData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.Md5Utils;

/** An answer that is a success may say of any of its ten entries that it failed: those are sent again, and no others. */
class FailedEntriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A service that refuses these of the first ten entries, and keeps what it takes. */
    private static final class Refusing implements SdkHttpClient {
        private final List<String> taken = new ArrayList<>();
        private final boolean isHeard;
        private int subset;
        private boolean first;

        /** If it is not heard, all it refuses is taken for a success, as by somebody who does not look. */
        Refusing(boolean isHeard) {
            this.isHeard = isHeard;
        }

        void refuse(int entries) {
            taken.clear();
            subset = entries;
            first = true;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return answer(JSON.readTree(
                            request.contentStreamProvider().orElseThrow().newStream()));
                }

                @Override
                public void abort() {}
            };
        }

        private HttpExecuteResponse answer(JsonNode asked) throws IOException {
            ObjectNode answer = JSON.createObjectNode();
            answer.putArray("Successful");
            answer.putArray("Failed");
            for (JsonNode entry : asked.path("Entries")) {
                int number = entry.path("Id").asInt();
                boolean isRefused = first && (subset >> number & 1) == 1;
                if (isRefused && isHeard) {
                    answer.withArray("/Failed")
                            .addObject()
                            .put("Id", entry.path("Id").asText())
                            .put("Code", "InternalError")
                            .put("SenderFault", false);
                } else {
                    if (!isRefused) {
                        taken.add(entry.path("MessageBody").asText());
                    }
                    answer.withArray("/Successful")
                            .addObject()
                            .put("Id", entry.path("Id").asText())
                            .put("MessageId", "m")
                            .put(
                                    "MD5OfMessageBody",
                                    digest(entry.path("MessageBody").asText()));
                }
            }
            first = false;
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(JSON.writeValueAsBytes(answer))))
                    .build();
        }

        private static String digest(String body) {
            return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(body.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public void close() {}
    }

    @Test
    void sendsEverySubsetThatFailedAgainAndNoOther() {
        sendsAllToo(new Refusing(true));
    }

    /** The mistake planted: nobody looks at what failed. */
    @Test
    void wouldSeeThatFailuresAreIgnored() {
        assertThatThrownBy(() -> sendsAllToo(new Refusing(false))).isInstanceOf(AssertionError.class);
    }

    private static void sendsAllToo(Refusing service) {
        Tenant tenant = SampleData.tenant();
        List<BatchMessage> messages = IntStream.range(0, 10)
                .mapToObj(number -> new BatchMessage(tenant, "job", new BatchKey(0, number)))
                .toList();
        SqsBatchQueue queue = new SqsBatchQueue(
                TestClients.hasty(service).sqs(), TestClients.queueUrl(), new Random(1), SampleData.deadline());
        for (int subset = 0; subset < 1 << messages.size(); subset++) {
            service.refuse(subset);

            assertThat(queue.send(messages)).isEmpty();
            assertThat(service.taken)
                    .as("refused: %s", Integer.toBinaryString(subset))
                    .containsExactlyInAnyOrderElementsOf(
                            messages.stream().map(BatchMessageCodec::encode).toList());
        }
    }
}
