package dev.muster.bench.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.RouteResource;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.local.environment.EnvironmentVariables;
import dev.muster.local.environment.FunctionEnvironment;
import dev.muster.local.environment.ResourceReferences;
import dev.muster.local.environment.SystemProperties;
import dev.muster.local.eventsource.QueueEvent;
import dev.muster.local.http.HttpCall;
import dev.muster.local.http.PayloadEvent;
import dev.muster.local.lambda.InProcessInvoker;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The environment of the measured functions: warm embedded backends with accounts and people, and the events to send.
 */
final class ColdStartFixture implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST = 100_001;
    /** Two full batches and a small one, after which the job continues. */
    private static final int PEOPLE = 203;

    private static final int LAST_BATCH = 2;

    private static final int FEW = 3;
    private static final String OPEN_JOBS = "MAX_OPEN_JOBS";
    /** As many as the setting allows: every round submits jobs, and none of them ends. */
    private static final String MAX_OPEN_JOBS = "1000";

    private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
    private static final Map<String, List<String>> HEADERS = Map.of(
            "accept", List.of("*/*"),
            "authorization", List.of("Bearer local-muster-key"),
            "host", List.of("api.example.org"),
            "user-agent", List.of("bench"));
    private static final Map<MessageSystemAttributeName, String> ATTRIBUTES = Map.of(
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1",
            MessageSystemAttributeName.SENT_TIMESTAMP, "1767225600000",
            MessageSystemAttributeName.SENDER_ID, "sender",
            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, "1767225600001");

    private final SamTemplate template;
    private final EmbeddedBackends backends = EmbeddedBackends.inMemory();
    private final ResourceReferences references;
    private final SystemProperties properties;
    private final InProcessInvoker api;
    private int jobs;

    ColdStartFixture(Path file, PrintStream log) {
        template = SamTemplate.read(file);
        backends.create(template.tables(), template.queues());
        references = new ResourceReferences(template, backends::queueUrl);
        properties = SystemProperties.set(EnvironmentVariables.of(template, references), backends);
        System.setProperty(OPEN_JOBS, MAX_OPEN_JOBS);
        api = InProcessInvoker.of(function("ApiFunction"), log);
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
        loadPeople(log);
    }

    /** Loads the people with a file, whose batches a worker applies in this process. */
    private void loadPeople(PrintStream log) {
        String rows = ids(PEOPLE).stream().map("""
                {"id":"%s","attributes":{"country":"BR"},"organizations":{"3":{"permission_id":"2"}}}\
                """::formatted).collect(Collectors.joining("\n"));
        String job = expect(202, call("POST", "/v1/jobs", "mode=create", "application/x-ndjson", rows))
                .path("id")
                .asText();
        try (InProcessInvoker worker = InProcessInvoker.of(function("ApplyFunction"), log)) {
            IntStream.rangeClosed(0, LAST_BATCH)
                    .forEach(number -> worker.invoke(batch(job, number).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<String> ids(int count) {
        return IntStream.range(FIRST, FIRST + count).mapToObj(Integer::toString).toList();
    }

    private LambdaFunction function(String id) {
        return template.functions().stream()
                .filter(function -> function.logicalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> environment(LambdaFunction function) {
        Map<String, String> environment = new HashMap<>(
                FunctionEnvironment.of(function, EnvironmentVariables.of(function, references), backends));
        environment.put(OPEN_JOBS, MAX_OPEN_JOBS);
        return environment;
    }

    /** Returns the measured cases, by module. */
    List<ColdStartCase> cases() {
        LambdaFunction api = function("ApiFunction");
        LambdaFunction apply = function("ApplyFunction");
        return List.of(
                new ColdStartCase(
                        "ApiFunction, a person", "api", api, environment(api), this::getPerson, "\"statusCode\":200"),
                new ColdStartCase(
                        "ApiFunction, a job", "api", api, environment(api), this::postJob, "\"statusCode\":202"),
                new ColdStartCase(
                        "ApplyFunction, a batch",
                        "worker",
                        apply,
                        environment(apply),
                        this::batch,
                        "{\"batchItemFailures\":[]}"));
    }

    /** Returns the endpoint of the embedded DynamoDB, without TLS. */
    URI dynamoDb() {
        return backends.dynamoDbEndpoint();
    }

    /** Returns the case that trains the cache of a module: the last one, which loads the most classes. */
    ColdStartCase trainer(String module) {
        return cases().stream()
                .filter(coldStartCase -> coldStartCase.module().equals(module))
                .toList()
                .getLast();
    }

    /** Returns the floor: a function of the same memory that does nothing. */
    ColdStartCase bare() {
        LambdaFunction function = new LambdaFunction(
                "Bare",
                "Bare",
                new LambdaFunction.Handler(BareHandler.class.getName(), "handleRequest"),
                Duration.ofSeconds(29),
                function("ApiFunction").memory(),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        return new ColdStartCase(
                "bare handler", "", function, Map.of("AWS_LAMBDA_FUNCTION_NAME", "Bare"), this::getPerson, "{}");
    }

    /** Returns the event of a request for a person. */
    private String getPerson() {
        return event("GET", "/v1/people/" + FIRST, "", "", "");
    }

    /** Returns the event that submits a job for three people, with a new value each time. */
    private String postJob() {
        return postJob(FEW);
    }

    private String postJob(int people) {
        String body =
                """
                {"select":{"ids":[%s]},"changes":[{"set":"city","to":"City %d"},\
                {"organization":"3","set":"followup_status","to":"contacted"}]}""".formatted(ids(people).stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")), ++jobs);
        return event("POST", "/v1/jobs", "", "application/json", body);
    }

    /** Submits a job and returns the delivery of its small batch. */
    private String batch() {
        return batch(expect(202, invoke(postJob(PEOPLE))).path("id").asText(), LAST_BATCH);
    }

    private static String batch(String job, int number) {
        Message message = Message.builder()
                .messageId("00000000-0000-4000-8000-000000000001")
                .receiptHandle("AQEB")
                .body(BatchMessageCodec.encode(new BatchMessage(new Tenant("demo"), job, new BatchKey(0, number))))
                .attributes(ATTRIBUTES)
                .md5OfBody("0".repeat(32))
                .build();
        QueueEvent event =
                QueueEvent.of(List.of(message), "BatchQueue", MAX_PAYLOAD).getFirst();
        return new String(event.bytes(), StandardCharsets.UTF_8);
    }

    private JsonNode call(String method, String path, String query, String type, String body) {
        return invoke(event(method, path, query, type, body));
    }

    private JsonNode invoke(String event) {
        return read(new String(api.invoke(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    private static JsonNode expect(int status, JsonNode response) {
        if (response.path("statusCode").asInt() != status) {
            throw new IllegalStateException("expected " + status + ": " + response);
        }
        String body = response.path("body").asText();
        return body.startsWith("{") && !body.contains("\n") ? read(body) : response;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String event(String method, String path, String query, String type, String body) {
        Map<String, List<String>> headers = new HashMap<>(HEADERS);
        if (!body.isEmpty()) {
            headers.put("content-type", List.of(type));
        }
        HttpCall call = new HttpCall(
                method, path, query, "HTTP/1.1", "192.0.2.1", headers, StandardCharsets.UTF_8.encode(body));
        byte[] event = PayloadEvent.of(
                call, new RouteResource(method, path), Map.of(), "bench", Instant.ofEpochMilli(1_767_225_600_000L));
        return new String(event, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        api.close();
        properties.close();
        backends.close();
    }
}
