package dev.muster.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.operation.DocumentedExchange;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Limits;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.Time;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryBatchQueue;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.memory.MemoryKeys;
import dev.muster.testing.memory.OnePlanQueue;
import dev.muster.testing.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The API and the workers over stores in memory, with two tenants of two organizations each. In each tenant, person 1
 * is an admin of organization 3 and person 2 is a user there. Workers run when a test calls {@link #runWorkers}, or
 * during the waits of the API if the test asks the clock for it.
 */
public final class ApiStack {
    public static final Tenant DEMO = new Tenant("demo");
    public static final Tenant OTHER = new Tenant("other");
    public static final String KEY = "local-muster-key";
    public static final String USER_KEY = "local-muster-user-key";
    /** The number at which the credentials of tests are issued: after the creation of every person. */
    public static final long ISSUED = 1_000_000;

    public static final String OTHER_KEY = "local-other-muster-key";

    public final BreakablePeople people = new BreakablePeople();
    public final MemoryBatchQueue queue = new MemoryBatchQueue();
    public final VirtualClock time = new VirtualClock();
    public final List<String> log = Collections.synchronizedList(new ArrayList<>());
    /** The time that each read of batches takes. */
    public volatile Duration batchReadTime = Duration.ZERO;
    /** Whether responses are compared with the API document; it has no place in a small heap. */
    public volatile boolean checksDocument = true;

    private final Queue<SlotMessage> plans = new ConcurrentLinkedQueue<>();
    public final MemoryJobEvents jobEvents = new MemoryJobEvents();
    public final Ports ports;
    private final ApiFunction api;

    public ApiStack() {
        this(UnaryOperator.identity(), time -> dialects(time, Limits.STANDARD));
        createTenant(DEMO, KEY);
        createTenant(OTHER, OTHER_KEY);
        grant(USER_KEY, new Caller(DEMO, "2"));
    }

    private ApiStack(UnaryOperator<Ports> wrap, Function<Time, List<Dialect>> dialects) {
        MemoryKeys keys = new MemoryKeys();
        ports = wrap.apply(new Ports(
                people,
                new SlowBatchReads(new MemoryJobs(keys), () -> time.pass(batchReadTime)),
                queue,
                new OnePlanQueue(this::plan),
                new MemoryAccess(keys),
                jobEvents,
                time,
                new Random(7)));
        api = new ApiFunction(ports, dialects.apply(time));
    }

    /** Returns a stack with the accounts of the local host in place of the two tenants. */
    public static ApiStack withLocalAccounts() {
        return withPorts(UnaryOperator.identity());
    }

    /** Returns a stack with the accounts of the local host whose functions use the ports that {@code wrap} returns. */
    public static ApiStack withPorts(UnaryOperator<Ports> wrap) {
        return withAccounts(new ApiStack(wrap, time -> dialects(time, Limits.STANDARD)));
    }

    /** Returns a stack with the accounts of the local host and the given limits. */
    static ApiStack withLimits(Limits limits) {
        return withDialects(time -> dialects(time, limits));
    }

    /** Returns a stack with the accounts of the local host that serves these dialects. */
    public static ApiStack withDialects(Function<Time, List<Dialect>> dialects) {
        return withAccounts(new ApiStack(UnaryOperator.identity(), dialects));
    }

    private static List<Dialect> dialects(Time time, Limits limits) {
        return DialectCatalog.dialects(time, "a signing key", limits);
    }

    private static ApiStack withAccounts(ApiStack stack) {
        LocalAccounts.create(stack.ports, DialectCatalog.credentialTypes());
        return stack;
    }

    private void createTenant(Tenant tenant, String key) {
        ports.access().addOrganization(tenant, "3");
        ports.access().addOrganization(tenant, "42");
        grant(key, new Caller(tenant, "1"));
        long sequence = ports.access().nextSequence(tenant);
        List<Person> leaders = List.of(member("1", "1", sequence), member("2", "4", sequence));
        people.enroll(tenant, Map.of("3", Set.of("1", "2")));
        people.save(tenant, leaders);
    }

    public void grantKey(String key, String person) {
        grant(key, new Caller(DEMO, person));
    }

    private void grant(String key, Caller caller) {
        ports.access().putGrant(Credential.of("muster", key), new Grant(caller, 1_000, ISSUED));
    }

    private Deadline deadline() {
        return Deadline.in(time, Duration.ofSeconds(60));
    }

    private List<SlotMessage> plan(List<SlotMessage> messages) {
        plans.addAll(messages);
        return List.of();
    }

    /** Reads the latest state of the person. */
    public Optional<Person> person(Tenant tenant, String id) {
        return Optional.ofNullable(
                ports.people().loadLatest(tenant, List.of(id)).get(id));
    }

    /** Stores people with these attributes as contacts of these organizations. */
    public void store(
            Tenant tenant, Collection<String> ids, Set<String> organizations, Map<String, String> attributes) {
        long sequence = ports.access().nextSequence(tenant);
        List<Assignment> writes = new ArrayList<>();
        attributes.forEach((name, value) -> writes.add(SharedAttributes.set(name, Value.of(value))));
        organizations.forEach(organization -> {
            writes.add(new Assignment(Path.member(organization), Value.of(true)));
            writes.add(new Assignment(Path.permission(organization), Value.of("2")));
            ports.people().enroll(tenant, Map.of(organization, Set.copyOf(ids)));
        });
        ports.people()
                .saveWithUniqueKeys(
                        tenant,
                        ids.stream()
                                .map(id -> PersonWrite.between(Optional.empty(), person(id, writes, sequence)))
                                .toList());
    }

    private Person member(String id, String permission, long sequence) {
        Assignment member = new Assignment(Path.member("3"), Value.of(true));
        return person(id, List.of(member, new Assignment(Path.permission("3"), Value.of(permission))), sequence);
    }

    private Person person(String id, List<Assignment> assignments, long sequence) {
        Person person = Person.create(id, sequence);
        return person.write(SharedAttributes.writes(person, assignments), sequence, time.now());
    }

    public TestResponse get(String address, String... headers) {
        return send("GET", address, null, headers);
    }

    public TestResponse post(String address, String body, String... headers) {
        return send("POST", address, body, headers);
    }

    public TestResponse submit(String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return post("/v1/jobs", body, all.toArray(String[]::new));
    }

    /**
     * Sends a request with these headers (name, value, …), and with the key of the first tenant's admin unless they
     * replace it.
     */
    public TestResponse send(String method, String address, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", "Bearer " + KEY));
        IntStream.range(0, headers.length / 2).forEach(pair -> all.put(headers[2 * pair], headers[2 * pair + 1]));
        return send(method, address, body, all);
    }

    /** Sends a request with these headers and no others. */
    public TestResponse send(String method, String address, String body, Map<String, String> headers) {
        return send(TestGatewayEvent.text(method, address, headers, body));
    }

    /** Sends a request, and fails if the API document does not allow the response. */
    public TestResponse send(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        TestResponse response = TestResponse.of(api.handleRequest(event, new TestInvocation(log, 29)));
        if (checksDocument) {
            DocumentedExchange.check(event, body, response);
        }
        return response;
    }

    /** Plans every slot and applies every batch in the queues. Messages that a worker hands back stay in the queue. */
    public void runWorkers() {
        runPlanners();
        List<Delivery> handedBack = new ArrayList<>();
        for (List<Delivery> batch = queue.receive(10); !batch.isEmpty(); batch = queue.receive(10)) {
            handedBack.addAll(deliver(batch));
        }
        handedBack.forEach(queue::handBack);
    }

    /** Plans every slot in the queue. */
    public void runPlanners() {
        for (SlotMessage plan = plans.poll(); plan != null; plan = plans.poll()) {
            new Engine(ports.within(deadline())).planSlot().plan(plan);
        }
    }

    /** Applies the batches of these deliveries, and returns the deliveries that the worker hands back. */
    public List<Delivery> deliver(List<Delivery> deliveries) {
        Set<BatchMessage> handedBack = new Engine(ports.within(deadline()))
                .apply().apply(deliveries).handedBack().stream()
                        .map(ApplyResult.Failure::message)
                        .collect(Collectors.toSet());
        return deliveries.stream()
                .filter(delivery -> handedBack.contains(delivery.message()))
                .toList();
    }
}
