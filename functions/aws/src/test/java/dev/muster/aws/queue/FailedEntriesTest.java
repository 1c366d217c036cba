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

/** Tests that the queue sends again exactly the entries that a successful response names as failed. */
class FailedEntriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A service that fails a subset of the first ten entries and records the entries that it accepts. */
    private static final class PartialService implements SdkHttpClient {
        private final List<String> accepted = new ArrayList<>();
        private final boolean reportsFailures;
        private int subset;
        private boolean first;

        /** The planted bug: without reports, the response names failed entries as successful. */
        PartialService(boolean reportsFailures) {
            this.reportsFailures = reportsFailures;
        }

        void failSubset(int entries) {
            accepted.clear();
            subset = entries;
            first = true;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return respond(JSON.readTree(
                            request.contentStreamProvider().orElseThrow().newStream()));
                }

                @Override
                public void abort() {}
            };
        }

        private HttpExecuteResponse respond(JsonNode request) throws IOException {
            ObjectNode response = JSON.createObjectNode();
            response.putArray("Successful");
            response.putArray("Failed");
            for (JsonNode entry : request.path("Entries")) {
                int number = entry.path("Id").asInt();
                boolean isFailed = first && (subset >> number & 1) == 1;
                if (isFailed && reportsFailures) {
                    response.withArray("/Failed")
                            .addObject()
                            .put("Id", entry.path("Id").asText())
                            .put("Code", "InternalError")
                            .put("SenderFault", false);
                } else {
                    if (!isFailed) {
                        accepted.add(entry.path("MessageBody").asText());
                    }
                    response.withArray("/Successful")
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
                    .responseBody(
                            AbortableInputStream.create(new ByteArrayInputStream(JSON.writeValueAsBytes(response))))
                    .build();
        }

        private static String digest(String body) {
            return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(body.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public void close() {}
    }

    @Test
    void sendsFailedEntriesAgainAndNoOthers() {
        assertSendsAll(new PartialService(true));
    }

    /** The planted bug: the queue ignores failed entries. */
    @Test
    void failsWhenFailedEntriesAreIgnored() {
        assertThatThrownBy(() -> assertSendsAll(new PartialService(false))).isInstanceOf(AssertionError.class);
    }

    private static void assertSendsAll(PartialService service) {
        Tenant tenant = SampleData.tenant();
        List<BatchMessage> messages = IntStream.range(0, 10)
                .mapToObj(number -> new BatchMessage(tenant, "job", new BatchKey(0, number)))
                .toList();
        SqsBatchQueue queue = new SqsBatchQueue(
                TestClients.hasty(service).sqs(), TestClients.queueUrl(), new Random(1), SampleData.deadline());
        for (int subset = 0; subset < 1 << messages.size(); subset++) {
            service.failSubset(subset);

            assertThat(queue.send(messages)).isEmpty();
            assertThat(service.accepted)
                    .as("failed: %s", Integer.toBinaryString(subset))
                    .containsExactlyInAnyOrderElementsOf(
                            messages.stream().map(BatchMessageCodec::encode).toList());
        }
    }
}
