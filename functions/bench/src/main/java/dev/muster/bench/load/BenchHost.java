package dev.muster.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.core.time.SystemTime;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.local.HostOptions;
import dev.muster.local.LocalHost;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The local host with a client of its API. Each number of people has a tenant of its own. */
public final class BenchHost implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SETTLING = Duration.ofMillis(120);
    /** More calls than any measurement makes in five seconds. */
    private static final int CALLS = 100_000;

    private final EndedJobTimes ends = new EndedJobTimes();
    private final LocalHost host;
    private final BenchClient client;
    private final Map<Integer, BenchTenant> tenants = new HashMap<>();

    private BenchHost(Path template, PrintStream log, UnaryOperator<HostOptions> options) {
        host = LocalHost.start(
                options.apply(HostOptions.of(template, 0).loggingTo(log).withListener(ends)));
        client = new BenchClient(host.address());
    }

    /** Starts a host with its tables in memory. The log receives the output of its functions. */
    public static BenchHost start(Path template, PrintStream log) {
        return new BenchHost(template, log, options -> options);
    }

    /** Starts a host with its tables in the folder. */
    public static BenchHost keptIn(Path folder, Path template, PrintStream log) {
        return new BenchHost(template, log, options -> options.keptIn(folder));
    }

    /** Starts a host that accepts jobs and runs none of them. */
    public static BenchHost withoutWorkers(Path template, PrintStream log) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new BenchHost(template, log, options -> options.storesOnly(anyPort));
    }

    /** Starts a process of the function that serves requests, with this heap in MB. */
    public ApiProcess startApi(int heap, PrintStream log) {
        return ApiProcess.start(host.template(), host.backends(), heap, log);
    }

    public BenchClient client() {
        return client;
    }

    public EmbeddedBackends backends() {
        return host.backends();
    }

    /** Returns the tenant with this many people, which are loaded at the first call. */
    public BenchTenant tenant(int people) {
        return tenants.computeIfAbsent(people, count -> {
            BenchTenant tenant = emptyTenant(count);
            new PeopleLoader(this, tenant).load();
            return tenant;
        });
    }

    /** Creates a tenant of this size, with an administrator and without people. */
    public BenchTenant emptyTenant(int people) {
        String name = "t" + people;
        String commands = """
                {"commands":[{"command":"add_organization","tenant":"%1$s","organization":"3"},\
                {"command":"enroll_person","tenant":"%1$s","person":"1","attributes":{"first_name":"Ada"},\
                "permissions":{"3":"1"}},\
                {"command":"issue_credential","scheme":"muster","tenant":"%1$s","person":"1","calls":%2$d}]}\
                """.formatted(name, CALLS);
        JsonNode response = read(host.function("AdminFunction").invoke(commands.getBytes(StandardCharsets.UTF_8)));
        String secret = response.at("/results/2/secret").asText();
        if (secret.isEmpty()) {
            throw new IllegalStateException("the tenant was not created: " + response);
        }
        return new BenchTenant(name, secret, people);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the requests, waits for the ends of their jobs and returns the seconds from the first to the last. */
    public EndedRun run(List<ApiCall> requests) {
        long start = System.nanoTime();
        List<String> jobs = requests.stream()
                .map(request -> client.send(request).path("id").asText())
                .toList();
        String key = requests.getFirst().key();
        long end = jobs.stream()
                .mapToLong(job -> ends.await(job, () -> job(job, key)))
                .max()
                .orElse(start);
        List<JsonNode> read = jobs.stream().map(job -> job(job, key)).toList();
        return new EndedRun(read, (end - start) / 1e9);
    }

    private JsonNode job(String id, String key) {
        return client.send(ApiCall.get("/v1/jobs/" + id, key));
    }

    /** Waits until the workers have ended what follows a job, such as the deletion of its messages. */
    public UsageSample settled() {
        SystemTime time = new SystemTime();
        UsageSample before = UsageSample.now();
        time.sleep(SETTLING);
        UsageSample after = UsageSample.now();
        while (!after.equals(before)) {
            before = after;
            time.sleep(SETTLING);
            after = UsageSample.now();
        }
        return after;
    }

    @Override
    public void close() {
        client.close();
        host.close();
    }
}
