package dev.muster.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.local.environment.EnvironmentVariables;
import dev.muster.local.environment.FunctionEnvironment;
import dev.muster.local.environment.ResourceReferences;
import dev.muster.local.eventsource.QueuePoller;
import dev.muster.local.lambda.FunctionError;
import dev.muster.local.lambda.FunctionInvoker;
import dev.muster.testing.flow.EngineFixture;
import dev.muster.testing.flow.EngineStores;
import dev.muster.testing.memory.MemoryJobEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** The backends of the deployed template, ports over them, and its workers as processes behind a gate. */
final class WorkerProcesses implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final FaultProxy gate;
    final Ports ports;

    private static final int QUICKER = 20;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final SamTemplate template = SamTemplate.read(Path.of("..", "..", "template.yaml"));
    private final EmbeddedBackends backends = EmbeddedBackends.inMemory();
    private final ResourceReferences references;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private final Instant start = Instant.now();
    private final Time quick = new Time() {
        @Override
        public Instant now() {
            return start.plus(Duration.between(start, Instant.now()).multipliedBy(QUICKER));
        }

        @Override
        public void sleep(Duration length) {
            ports.time().sleep(length.dividedBy(QUICKER));
        }
    };
    private Instant swept = start;

    WorkerProcesses() {
        parts.push(backends);
        backends.create(template.tables(), template.queues());
        references = new ResourceReferences(template, backends::queueUrl);
        gate = FaultProxy.before(backends.dynamoDbEndpoint());
        parts.push(gate);
        ports = ports();
    }

    /** More patient than those of a worker: here nothing is to go wrong. */
    private Ports ports() {
        Random random = new Random();
        Time time = new SystemTime();
        DynamoTable access = new DynamoTable(backends.dynamoDb(), "AccessTable", random);
        return new Ports(
                new DynamoPeople(new DynamoTable(backends.dynamoDb(), "PeopleTable", random)),
                new DynamoJobs(new DynamoTable(backends.dynamoDb(), "JobsTable", random), access),
                new SqsBatchQueue(backends.sqs(), backends.queueUrl("BatchQueue"), random),
                new SqsPlanQueue(backends.sqs(), backends.queueUrl("PlanQueue"), random),
                new DynamoAccess(access, time),
                new MemoryJobEvents(),
                time,
                random);
    }

    /** A worker function in processes of its own, with that timeout; it sees the store through the gate. */
    IsolatedInvoker gated(String logicalId, Duration timeout) {
        return isolated(logicalId, timeout, gate.endpoint().toString());
    }

    /** A worker function in processes of its own, as declared, that nothing happens to. */
    IsolatedInvoker safe(String logicalId) {
        return isolated(
                logicalId,
                declared(logicalId).timeout(),
                backends.dynamoDbEndpoint().toString());
    }

    private IsolatedInvoker isolated(String logicalId, Duration timeout, String store) {
        LambdaFunction function = withTimeout(declared(logicalId), timeout);
        Map<String, String> environment = new HashMap<>(
                FunctionEnvironment.of(function, EnvironmentVariables.of(function, references), backends));
        environment.put(FunctionEnvironment.DYNAMODB, store);
        IsolatedInvoker worker =
                new IsolatedInvoker(function, environment, new PrintStream(log, true, StandardCharsets.UTF_8));
        parts.push(worker);
        return worker;
    }

    /** From here on the queue of that function is delivered to the worker, one event at a time: writes have an order. */
    void deliver(String logicalId, FunctionInvoker worker) {
        QueueSource source = declared(logicalId).queues().getFirst();
        parts.push(QueuePoller.start(
                new QueueSource(source.queue(), source.batchSize(), source.window(), source.reportsItemFailures(), 1),
                backends.sqs(),
                backends.queueUrl(source.queue()),
                event -> comingBackAtOnce(source.queue(), worker, event),
                new PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    /** What was not done is visible again at once: a test has no time to wait until the queue knows. */
    private byte[] comingBackAtOnce(String queue, FunctionInvoker worker, byte[] event) {
        try {
            byte[] answer = worker.invoke(event);
            if (!read(answer).path("batchItemFailures").isEmpty()) {
                show(queue, event);
            }
            return answer;
        } catch (FunctionError error) {
            failures.add(error.getMessage());
            show(queue, event);
            throw error;
        }
    }

    private void show(String queue, byte[] event) {
        for (JsonNode message : read(event).path("Records")) {
            backends.sqs()
                    .changeMessageVisibility(change -> change.queueUrl(backends.queueUrl(queue))
                            .receiptHandle(message.path("receiptHandle").asText())
                            .visibilityTimeout(0));
        }
    }

    private static JsonNode read(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private LambdaFunction declared(String logicalId) {
        return template.functions().stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow();
    }

    private static LambdaFunction withTimeout(LambdaFunction declared, Duration timeout) {
        return new LambdaFunction(
                declared.logicalId(),
                declared.name(),
                declared.handler(),
                timeout,
                declared.memory(),
                declared.environment(),
                declared.routes(),
                declared.queues(),
                declared.schedules());
    }

    /** Sweeps when a minute is over, which is soon by the clock of whoever sweeps. */
    void sweepEveryMinute() {
        Instant now = quick.now();
        if (!now.isBefore(swept.plus(Duration.ofMinutes(1)))) {
            swept = now;
            Ports sweeping = new Ports(
                    ports.people(),
                    ports.jobs(),
                    ports.batchQueue(),
                    ports.planQueue(),
                    ports.access(),
                    ports.jobEvents(),
                    quick,
                    ports.random());
            assertThat(sweeping.sweep()
                            .sweep(Deadline.in(quick, Duration.ofHours(1)))
                            .failures())
                    .isEmpty();
        }
    }

    /** What those invocations complained of that ended without an answer. */
    List<String> failures() {
        return failures;
    }

    /** A tenant of its own, with its jobs and people. */
    EngineFixture tenant(String id) {
        return new EngineFixture(new EngineStores() {
            @Override
            public Ports ports(BatchQueue queue, PlanQueue planQueue) {
                return ports;
            }

            @Override
            public Tenant tenant() {
                return new Tenant(id);
            }
        });
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
