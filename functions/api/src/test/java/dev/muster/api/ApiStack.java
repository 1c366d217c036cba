package dev.muster.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Limits;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.testing.memory.MemoryAccess;
import dev.muster.testing.memory.MemoryBatchQueue;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.memory.MemoryJobs;
import dev.muster.testing.time.VirtualClock;
import java.lang.reflect.Proxy;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The API and the worker over stores in memory: two tenants with two organizations each, whose person 1 is an admin of
 * organization 3 and person 2 a user there. The worker works while the API waits, or when it is told to.
 */
public final class ApiStack {
    public static final Tenant DEMO = new Tenant("demo");
    public static final Tenant OTHER = new Tenant("other");
    public static final String KEY = "local-muster-key";
    public static final String USER_KEY = "local-muster-user-key";
    public static final String OTHER_KEY = "local-other-muster-key";

    public final BreakablePeople people = new BreakablePeople();
    public final MemoryBatchQueue queue = new MemoryBatchQueue();
    public final VirtualClock time = new VirtualClock();
    public final List<String> log = Collections.synchronizedList(new ArrayList<>());
    /** How long it takes to look batches up. */
    public volatile Duration lookup = Duration.ZERO;

    private final Queue<SlotMessage> plans = new ConcurrentLinkedQueue<>();
    public final MemoryJobEvents announcements = new MemoryJobEvents();
    public final Ports ports;
    private final ApiFunction api;

    public ApiStack() {
        this(UnaryOperator.identity(), Limits.STANDARD);
        settle(DEMO, KEY);
        settle(OTHER, OTHER_KEY);
        grant(USER_KEY, new Caller(DEMO, "2"));
    }

    private ApiStack(UnaryOperator<Ports> watch, Limits limits) {
        ports = watch.apply(new Ports(
                people,
                jobs(new MemoryJobs()),
                queue,
                this::plan,
                new MemoryAccess(),
                announcements,
                time,
                new Random(7)));
        api = new ApiFunction(ports, "a signing key", limits);
    }

    /** The walk with the accounts of the local host instead. */
    public static ApiStack local() {
        return watched(UnaryOperator.identity());
    }

    /** The same, with something between the functions and their ports. */
    public static ApiStack watched(UnaryOperator<Ports> watch) {
        return withAccounts(new ApiStack(watch, Limits.STANDARD));
    }

    /** The same, within what a deployment chooses for itself. */
    static ApiStack within(Limits limits) {
        return withAccounts(new ApiStack(UnaryOperator.identity(), limits));
    }

    private static ApiStack withAccounts(ApiStack walk) {
        LocalAccounts.create(walk.ports);
        return walk;
    }

    private void settle(Tenant tenant, String key) {
        ports.access().addOrganization(tenant, "3");
        ports.access().addOrganization(tenant, "42");
        grant(key, new Caller(tenant, "1"));
        long sequence = ports.access().nextSequence(tenant);
        List<Person> leaders = List.of(member("1", "1", sequence), member("2", "4", sequence));
        people.enroll(tenant, Map.of("3", Set.of("1", "2")));
        people.save(tenant, leaders);
    }

    /** Lets the key open the first tenant for that person. */
    public void grant(String key, String person) {
        grant(key, new Caller(DEMO, person));
    }

    private void grant(String key, Caller caller) {
        ports.access().putGrant(Credential.of(CredentialType.MUSTER, key), Grant.of(CredentialType.MUSTER, caller));
    }

    private Deadline deadline() {
        return Deadline.in(time, Duration.ofSeconds(60));
    }

    private Jobs jobs(Jobs memory) {
        return (Jobs) Proxy.newProxyInstance(
                Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (_, method, arguments) -> {
                    if (method.getName().equals("batches")) {
                        time.pass(lookup);
                    }
                    return method.invoke(memory, arguments);
                });
    }

    private List<SlotMessage> plan(List<SlotMessage> messages) {
        plans.addAll(messages);
        return List.of();
    }

    /** The person as it is now. */
    public Optional<Person> person(Tenant tenant, String id) {
        return Optional.ofNullable(
                ports.people().loadLatest(tenant, List.of(id)).get(id));
    }

    /** Stores people who are plain contacts of these organizations, with these attributes. */
    public void store(
            Tenant tenant, Collection<String> ids, Set<String> organizations, Map<String, String> attributes) {
        long sequence = ports.access().nextSequence(tenant);
        List<Assignment> writes = new ArrayList<>();
        attributes.forEach((name, value) -> writes.addAll(SharedAttributes.set(name, Value.of(value))));
        organizations.forEach(organization -> {
            writes.add(new Assignment(Path.member(organization), Value.of(true)));
            writes.add(new Assignment(Path.permission(organization), Value.of("2")));
            ports.people().enroll(tenant, Map.of(organization, Set.copyOf(ids)));
        });
        ports.people()
                .saveWithUniqueKeys(
                        tenant,
                        ids.stream()
                                .map(id -> Person.create(id, sequence).write(writes, sequence, time.now()))
                                .map(person -> PersonWrite.between(Optional.empty(), person))
                                .toList());
    }

    private Person member(String id, String permission, long sequence) {
        return Person.create(id, sequence)
                .write(
                        List.of(
                                new Assignment(Path.member("3"), Value.of(true)),
                                new Assignment(Path.permission("3"), Value.of(permission))),
                        sequence,
                        time.now());
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

    /** Sends a request as the first tenant's admin, unless the headers (name, value, …) say otherwise. */
    public TestResponse send(String method, String address, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", "Bearer " + KEY));
        for (int place = 0; place < headers.length; place += 2) {
            all.put(headers[place], headers[place + 1]);
        }
        return send(method, address, body, all);
    }

    /** Sends a request with these headers and no others. */
    public TestResponse send(String method, String address, String body, Map<String, String> headers) {
        String[] parts = address.split("\\?", 2);
        return send(APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath(parts[0])
                .withRawQueryString(parts.length == 2 ? parts[1] : "")
                .withHeaders(headers)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("request-1")
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(parts[0])
                                .withSourceIp("127.0.0.1")
                                .build())
                        .build())
                .withBody(body)
                .withIsBase64Encoded(false)
                .build());
    }

    public TestResponse send(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = api.handleRequest(event, new TestInvocation(log, 29));
        return new TestResponse(response.getStatusCode(), response.getHeaders(), response.getBody());
    }

    /** Lets the worker do everything that waits; what it hands back stays behind. */
    public void work() {
        for (SlotMessage plan = plans.poll(); plan != null; plan = plans.poll()) {
            new Engine(ports.within(deadline())).planSlot().plan(plan);
        }
        List<Delivery> back = new ArrayList<>();
        for (List<Delivery> batch = queue.receive(10); !batch.isEmpty(); batch = queue.receive(10)) {
            back.addAll(deliver(batch));
        }
        back.forEach(queue::handBack);
    }

    /** Applies the batches of these deliveries; returns the deliveries that come again. */
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
