package dev.muster.aws;

import dev.muster.aws.access.DynamoAccess;
import dev.muster.aws.event.EventBridgeJobEvents;
import dev.muster.aws.event.PutEvents;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.queue.SqsBatchQueue;
import dev.muster.aws.queue.SqsPlanQueue;
import dev.muster.aws.table.CountingClient;
import dev.muster.aws.table.DynamoTable;
import dev.muster.aws.table.UsedUnits;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.Lazy;

/**
 * The ports of a deployed function, over the tables and queues that its settings name. Clients are made once for the
 * process and shared by all threads; adapters are made for each invocation.
 */
public final class AwsPorts implements PortsProvider {
    /** The limit of open jobs: each sweep reads all of them within one invocation. */
    private static final int MAX_OPEN_JOBS = 1_000;

    private final DynamoDbClient dynamoDb;
    private final Lazy<SqsClient> sqs;
    private final Lazy<PutEvents> events;
    private final FunctionSettings settings;
    private final RandomGenerator random;
    private final Time time = new SystemTime();

    AwsPorts(SdkClients sdkClients, FunctionSettings settings, RandomGenerator random) {
        this.dynamoDb = sdkClients.dynamoDb();
        this.sqs = new Lazy<>(sdkClients::sqs);
        this.events = new Lazy<>(sdkClients::events);
        this.settings = settings;
        this.random = random;
    }

    /** Creates the clients; slow, so a process does it once. */
    public static AwsPorts connect(FunctionSettings settings) {
        HttpConnections.keepIdle();
        // A snapshot must not catch the thread half-way: its rehearsal runs the warm-up to the end.
        if (!Snapshot.isWanted()) {
            Warmup.begin(settings);
        }
        return over(HttpConnections.client(), settings);
    }

    /** Creates the clients over an HTTP client, which the caller closes. */
    public static AwsPorts over(SdkHttpClient http, FunctionSettings settings) {
        return new AwsPorts(SdkClients.over(http, settings), settings, secureRandom());
    }

    static LazyRandom secureRandom() {
        return new LazyRandom(SecureRandom::new);
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public Ports within(Deadline deadline) {
        UsedUnits used = new UsedUnits();
        DynamoDbClient counting = new CountingClient(dynamoDb, used);
        DynamoTable access = table(counting, settings.get("ACCESS_TABLE"), deadline);
        return new Ports(
                new DynamoPeople(table(counting, settings.get("PEOPLE_TABLE"), deadline)),
                new DynamoJobs(table(counting, settings.get("JOBS_TABLE"), deadline), access, used),
                messages -> batchQueue(deadline).send(messages),
                new LazyPlanQueue(deadline),
                new DynamoAccess(access),
                new EventBridgeJobEvents(events::getValue, settings.get("EVENT_BUS_NAME"), random, deadline),
                time,
                random,
                settings.number("MAX_OPEN_JOBS", 1, MAX_OPEN_JOBS),
                deadline);
    }

    private DynamoTable table(DynamoDbClient counting, String name, Deadline deadline) {
        return new DynamoTable(counting, name, random, deadline);
    }

    /** Most invocations send nothing, and the client takes long to create. */
    private BatchQueue batchQueue(Deadline deadline) {
        return new SqsBatchQueue(sqs.getValue(), settings.get("BATCH_QUEUE_URL"), random, deadline);
    }

    /** Most invocations plan nothing. */
    private final class LazyPlanQueue implements PlanQueue {
        private final Deadline deadline;

        LazyPlanQueue(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public List<SlotMessage> send(List<SlotMessage> messages) {
            return planQueue(deadline).send(messages);
        }

        @Override
        public List<SlotMessage> sendStripes(List<SlotMessage> messages) {
            return planQueue(deadline).sendStripes(messages);
        }
    }

    private PlanQueue planQueue(Deadline deadline) {
        return new SqsPlanQueue(
                sqs.getValue(),
                new SqsPlanQueue.Addresses(settings.get("PLAN_QUEUE_URL"), settings.get("PLAN_FILE_QUEUE_URL")),
                random,
                deadline);
    }
}
