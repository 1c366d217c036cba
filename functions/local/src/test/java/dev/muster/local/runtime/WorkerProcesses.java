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
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanBudget;
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

/**
 * The backends of the deployed template, ports over them, and the worker functions as processes behind a fault proxy.
 */
final class WorkerProcesses implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final FaultProxy proxy;
    final Ports ports;

    private static final int ACCELERATION = 20;

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final SamTemplate template = SamTemplate.read(Path.of("..", "..", "template.yaml"));
    private final EmbeddedBackends backends = EmbeddedBackends.inMemory();
    private final ResourceReferences references;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private final Instant start = Instant.now();
    private final Time acceleratedTime = new Time() {
        @Override
        public Instant now() {
            return start.plus(Duration.between(start, Instant.now()).multipliedBy(ACCELERATION));
        }

        @Override
        public void sleep(Duration length) {
            ports.time().sleep(length.dividedBy(ACCELERATION));
        }
    };
    private Instant lastSweep = start;

    WorkerProcesses() {
        resources.push(backends);
        backends.create(template.tables(), template.queues());
        references = new ResourceReferences(template, backends::queueUrl);
        proxy = FaultProxy.before(backends.dynamoDbEndpoint());
        resources.push(proxy);
        ports = ports();
    }

    /** Returns ports for the test itself, which bypass the proxy. */
    private Ports ports() {
        Random random = new Random();
        Time time = new SystemTime();
        Deadline deadline = Deadline.in(time, Duration.ofHours(1));
        DynamoTable access = new DynamoTable(backends.dynamoDb(), "AccessTable", random, deadline);
        return new Ports(
                new DynamoPeople(new DynamoTable(backends.dynamoDb(), "PeopleTable", random, deadline)),
                new DynamoJobs(new DynamoTable(backends.dynamoDb(), "JobsTable", random, deadline), access),
                new SqsBatchQueue(backends.sqs(), backends.queueUrl("BatchQueue"), random, deadline),
                new SqsPlanQueue(
                        backends.sqs(),
                        new SqsPlanQueue.Addresses(backends.queueUrl("PlanQueue"), backends.queueUrl("PlanFileQueue")),
                        random,
                        deadline),
                new DynamoAccess(access),
                new MemoryJobEvents(),
                time,
                random);
    }

    /** Returns a worker function in its own processes, with this timeout and the store behind the proxy. */
    IsolatedInvoker behindProxy(String logicalId, Duration timeout) {
        return isolated(logicalId, timeout, proxy.endpoint().toString());
    }

    /** Returns a worker function in its own processes, as declared and without faults. */
    IsolatedInvoker withoutFaults(String logicalId) {
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
        resources.push(worker);
        return worker;
    }

    /**
     * Starts to deliver the queue of the function to the worker, one event at a time, so that the order of the writes
     * is fixed.
     */
    void deliver(String logicalId, FunctionInvoker worker) {
        QueueSource source = declared(logicalId).queues().getFirst();
        resources.push(QueuePoller.start(
                new QueueSource(source.queue(), source.batchSize(), source.window(), source.reportsItemFailures(), 1),
                backends.sqs(),
                backends.queueUrl(source.queue()),
                event -> redeliveringAtOnce(source.queue(), worker, event),
                new PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    /** Makes failed messages visible at once, so that the test need not wait for the visibility timeout. */
    private byte[] redeliveringAtOnce(String queue, FunctionInvoker worker, byte[] event) {
        try {
            byte[] response = worker.invoke(event);
            if (!read(response).path("batchItemFailures").isEmpty()) {
                makeVisible(queue, event);
            }
            return response;
        } catch (FunctionError error) {
            failures.add(error.getMessage());
            makeVisible(queue, event);
            throw error;
        }
    }

    private void makeVisible(String queue, byte[] event) {
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

    /** Sweeps once a minute of the accelerated clock. */
    void sweepEveryMinute() {
        Instant now = acceleratedTime.now();
        if (!now.isBefore(lastSweep.plus(Duration.ofMinutes(1)))) {
            lastSweep = now;
            Ports sweeping = new Ports(
                    ports.people(),
                    ports.jobs(),
                    ports.batchQueue(),
                    ports.planQueue(),
                    ports.access(),
                    ports.jobEvents(),
                    acceleratedTime,
                    ports.random());
            assertThat(new Engine(sweeping.within(Deadline.in(acceleratedTime, Duration.ofHours(1))))
                            .sweep()
                            .sweep()
                            .failures())
                    .isEmpty();
        }
    }

    /** Returns the errors of the invocations without a response. */
    List<String> failures() {
        return failures;
    }

    /** Returns a fixture for a new tenant with its own jobs and people. */
    EngineFixture tenant(String id) {
        return new EngineFixture(new EngineStores() {
            @Override
            public Ports ports(BatchQueue queue, PlanQueue planQueue) {
                return ports.with(PlanBudget.NONE);
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
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
