package dev.muster.aws.event;

import static dev.muster.testing.contract.JobVersionContract.ENDING;
import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.call.DeadlineExceeded;
import dev.muster.aws.stores.EveryBackend;
import dev.muster.aws.stores.FaultyHttp;
import dev.muster.aws.stores.FaultyHttp.Fault;
import dev.muster.aws.stores.TestBackend;
import dev.muster.aws.stores.TestClients;
import dev.muster.core.job.Completion;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.JobState;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Outcome;
import dev.muster.core.time.Deadline;
import dev.muster.embedded.backend.BusEvent;
import dev.muster.testing.contract.JobEventsContract;
import dev.muster.testing.contract.SampleData;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

@EveryBackend
class EventBridgeJobEventsTest extends JobEventsContract {
    private final Job ended = job(tenant).end(ENDING);

    private static JobEvents over(SdkHttpClient http) {
        return within(http, SampleData.deadline());
    }

    private static JobEvents within(SdkHttpClient http, Deadline deadline) {
        return new EventBridgeJobEvents(() -> TestClients.over(http).events(), "default", new Random(1), deadline);
    }

    @Override
    protected JobEvents jobEvents() {
        return over(UrlConnectionHttpClient.create());
    }

    @Override
    protected List<String> published() {
        return events().stream()
                .map(event -> event.detail().path("id").asText())
                .toList();
    }

    private List<BusEvent> events() {
        return TestBackend.chosen().events().stream()
                .filter(event -> event.detail().path("tenant").asText().equals(tenant.id()))
                .toList();
    }

    @Test
    void publishesAllFieldsOfJob() {
        Completion completion = new Completion(
                JobState.CANCELLED,
                new Totals(Map.of(Outcome.CHANGED, 5_000_000_000L, Outcome.NOT_FOUND, 2L, Outcome.SKIPPED, 1L)),
                3,
                NOW);
        Job undo = new Job(
                tenant,
                ended.id(),
                new Origin(JobKind.UNDO, Optional.of("01K00000000000000000000000"), "jo \"x\"\n\\ 李", NOW),
                ended.change(),
                ended.rights(),
                ended.plan(),
                new JobOptions(
                        true,
                        Optional.empty(),
                        ended.options().maxAffected(),
                        ended.options().retention(),
                        ""),
                Lifecycle.WAITING.startAt(5, NOW),
                1);

        jobEvents().publish(undo.end(completion));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.bus()).isEqualTo("default");
            assertThat(event.source()).isEqualTo("muster");
            assertThat(event.type()).isEqualTo("Job ended");
            assertThat(event.time()).isEqualTo(NOW.truncatedTo(ChronoUnit.SECONDS));
            assertThat(event.detail().toString()).isEqualTo("""
                    {"id":"%s","tenant":"%s","kind":"undo","state":"cancelled","dry_run":true,\
                    "totals":{"selected":5000000003,"created":0,"changed":5000000000,"unchanged":0,"not_found":2,"superseded":0,\
                    "refused":0,"failed":0,"skipped":1},"finished_at":"2100-03-01T10:20:30.123456789Z",\
                    "created_by":"jo \\"x\\"\\n\\\\ 李","parent":"01K00000000000000000000000"}""".formatted(undo.id(), tenant.id()));
        });
    }

    @Test
    void publishesNullForMissingParent() {
        jobEvents().publish(ended);
        assertThat(events())
                .singleElement()
                .matches(event -> event.detail().path("parent").isNull());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void retriesFaults(Fault fault) {
        FaultyHttp http = new FaultyHttp("PutEvents", fault, 4);

        over(http).publish(ended);
        assertThat(http.isUsedUp()).isTrue();
        assertThat(published()).contains(ended.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"InternalFailure\",\"ErrorMessage\":\"no\"}]}",
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\"}]}",
                "{\"FailedEntryCount\":1}",
                "{}",
                "<html>",
                ""
            })
    void retriesWhenSuccessfulResponseDoesNotConfirmEvent(String response) {
        FixedResponses http = new FixedResponses(200, response, 3);

        over(http).publish(ended);
        assertThat(http.remaining()).hasNegativeValue();
        assertThat(published()).containsExactly(ended.id());
    }

    @Test
    void retriesWhenServiceIsUnavailable() {
        over(new FixedResponses(503, "<html>", 3)).publish(ended);
        assertThat(published()).containsExactly(ended.id());
    }

    @Test
    void throwsPermanentErrors() {
        FixedResponses malformed = new FixedResponses(
                200, "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"MalformedDetail\"}]}", 1);
        FixedResponses denied =
                new FixedResponses(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"not you\"}", 1);

        assertThatThrownBy(() -> over(malformed).publish(ended)).hasMessageContaining("MalformedDetail");
        assertThatThrownBy(() -> over(denied).publish(ended)).hasMessageContaining("AccessDeniedException not you");
        assertThat(published()).isEmpty();
    }

    @Test
    void throwsAtDeadline() {
        Deadline past = Deadline.in(new SampleData.PausedTime(), Duration.ZERO);

        assertThatThrownBy(
                        () -> within(new FixedResponses(500, "", 1_000), past).publish(ended))
                .isInstanceOf(DeadlineExceeded.class);
    }

    /** An HTTP client that returns a fixed response to its first calls and does not send them. */
    private record FixedResponses(int status, String body, AtomicInteger remaining, SdkHttpClient sound)
            implements SdkHttpClient {
        FixedResponses(int status, String body, int times) {
            this(status, body, new AtomicInteger(times), UrlConnectionHttpClient.create());
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest call = sound.prepareRequest(request);
            return remaining.getAndDecrement() > 0 ? new FixedResponse(status, body, call) : call;
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private record FixedResponse(int status, String body, ExecutableHttpRequest sound)
            implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(status).build())
                    .responseBody(AbortableInputStream.create(
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                    .build();
        }

        @Override
        public void abort() {
            sound.abort();
        }
    }
}
