package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.local.lambda.InProcessInvoker;
import dev.muster.testing.flow.AdminRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Failed deliveries through the real local host: the dead-letter queue and its function, and sweeps. */
class DeadLettersTest {
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
    private static final Tenant TENANT = new Tenant("demo");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static LocalHost host;
    private static Ports ports;

    @BeforeAll
    static void start() {
        host = LocalHost.start(HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .withVisibility(Duration.ofSeconds(1))
                .loggingTo(new PrintStream(LOG, true, StandardCharsets.UTF_8)));
        AwsPorts provider = AwsPorts.connect(FunctionSettings.ofProcess());
        ports = provider.within(Deadline.in(provider.time(), Duration.ofHours(1)));
        LocalAccounts.create(ports, DialectCatalog.credentialTypes());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static Deadline deadline() {
        return Deadline.in(new SystemTime(), TIMEOUT);
    }

    private static Job submitted(Ports through) {
        Command command = new Command(
                Selection.Ids.of(List.of("1", "2", "unknown")),
                new Change.Assignments(List.of(SharedAttributes.set("city", Value.of("Cebu")))));
        SubmitResult submitted = new Engine(through.within(deadline()))
                .submit()
                .submit(AdminRequest.of(new Caller(TENANT, "1"), Optional.empty(), deadline()), command);
        return ((SubmitResult.Accepted) submitted).job();
    }

    /** Returns the ports with a batch queue that loses every message. */
    private static Ports losingMessages() {
        return new Ports(
                ports.people(),
                ports.jobs(),
                (_) -> List.of(),
                ports.planQueue(),
                ports.access(),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    private static JobStatus ended(Job job) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> new Engine(ports.within(deadline()))
                                .report()
                                .of(TENANT, job.id())
                                .orElseThrow(),
                        status -> status.job().hasEnded());
    }

    private static void send(String queue, String body) {
        host.backends()
                .sqs()
                .sendMessage(
                        send -> send.queueUrl(host.backends().queueUrl(queue)).messageBody(body));
    }

    private static String log() {
        return LOG.toString(StandardCharsets.UTF_8);
    }

    /** Returns the number of dead letters that could not be read. */
    private static long unreadable() {
        return log().lines()
                .filter(line -> line.endsWith("\"DeadMessages\":1,\"UnreadableMessages\":1}"))
                .count();
    }

    private static int messagesIn(String queue) {
        GetQueueAttributesResponse counts = host.backends()
                .sqs()
                .getQueueAttributes(ask -> ask.queueUrl(host.backends().queueUrl(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
        return counts.attributes().values().stream().mapToInt(Integer::parseInt).sum();
    }

    @Test
    void unreadableMessageIsCountedAndDelaysNoOther() {
        send("BatchQueue", "garbage of batches");
        assertThat(ended(submitted(ports)).totals().counts())
                .isEqualTo(Map.of(Outcome.CHANGED, 2L, Outcome.NOT_FOUND, 1L));
        await().atMost(TIMEOUT).until(() -> unreadable() > 0);
        long before = unreadable();
        send("DeadLetterQueue", "garbage of slots");
        await().atMost(TIMEOUT).until(() -> unreadable() > before);

        List<String> queues = List.of("BatchQueue", "PlanQueue", "DeadLetterQueue");
        await().atMost(TIMEOUT)
                .until(() ->
                        queues.stream().mapToInt(DeadLettersTest::messagesIn).sum() == 0);
        assertThat(log()).contains("\"HandedBack\":1").doesNotContain("garbage of");
    }

    @Test
    void deadBatchEndsItsJob() {
        Job job = submitted(losingMessages());
        send("DeadLetterQueue", BatchMessageCodec.encode(new BatchMessage(TENANT, job.id(), new BatchKey(0, 0))));

        assertThat(ended(job).totals().counts()).isEqualTo(Map.of(Outcome.FAILED, 3L));
    }

    @Test
    void sweepResendsLostMessages() {
        Job job = submitted(losingMessages());
        LambdaFunction function = host.template().functions().stream()
                .filter(declared -> declared.logicalId().equals("SweepFunction"))
                .findFirst()
                .orElseThrow();
        assertThat(function.schedules())
                .extracting(LambdaFunction.Schedule::rate)
                .containsExactly(Duration.ofMinutes(1));

        // Invokes the sweep as the schedule does, without messagesIn for it. The next sweep runs two minutes later.
        try (InProcessInvoker invoker =
                InProcessInvoker.of(function, new PrintStream(LOG, true, StandardCharsets.UTF_8))) {
            invoker.invoke("{\"source\":\"aws.events\",\"time\":\"2026-01-01T00:00:00Z\",\"detail\":{}}"
                    .getBytes(StandardCharsets.UTF_8));
        }
        Sweep.SweepResult swept = new Engine(later().within(deadline())).sweep().sweep();
        assertThat(swept.failures()).isEmpty();
        assertThat(ended(job).totals().of(Outcome.NOT_FOUND)).isEqualTo(1);
    }

    /** A clock that is two minutes ahead. */
    private record LaterTime() implements Time {
        @Override
        public Instant now() {
            return Instant.now().plusSeconds(120);
        }

        @Override
        public void sleep(Duration length) {
            new SystemTime().sleep(length);
        }
    }

    private static Ports later() {
        return new Ports(
                ports.people(),
                ports.jobs(),
                ports.batchQueue(),
                ports.planQueue(),
                ports.access(),
                ports.jobEvents(),
                new LaterTime(),
                ports.random());
    }
}
