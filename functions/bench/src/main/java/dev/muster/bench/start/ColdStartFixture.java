package dev.muster.bench.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.LocalAws;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.local.environment.EnvironmentVariables;
import dev.muster.local.environment.FunctionEnvironment;
import dev.muster.local.environment.ResourceReferences;
import dev.muster.local.environment.SystemProperties;
import dev.muster.local.lambda.InProcessInvoker;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a function finds when it starts: the embedded backends, warm, with accounts and people, and events to be sent. */
final class ColdStartFixture implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST = 100_001;
    /** Two full batches, and a small one that is not the last to be done. */
    private static final int PEOPLE = 203;

    private static final int FEW = 3;

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
        api = InProcessInvoker.of(function("ApiFunction"), log);
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()));
        String rows = ids(PEOPLE).stream().map("""
                {"id":"%s","attributes":{"country":"BR"},"organizations":{"3":{"permission_id":"2"}}}\
                """::formatted).collect(Collectors.joining("\n"));
        expect(200, ask("POST", "/v1/people/import", "application/x-ndjson", rows));
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
        return FunctionEnvironment.of(function, EnvironmentVariables.of(function, references), backends);
    }

    /** What is measured, room by room. */
    List<ColdStartCase> subjects() {
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

    /** What the cache of a room's image is trained by: the subject that comes to most of it. */
    ColdStartCase trainer(String room) {
        return subjects().stream()
                .filter(coldStartCase -> coldStartCase.room().equals(room))
                .toList()
                .getLast();
    }

    /** The floor: a function of the same size that does nothing. */
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

    /** Asks for a person. */
    private String getPerson() {
        return event("GET", "/v1/people/" + FIRST, "", "").toString();
    }

    /** Submits a job for three people, each time with another value. */
    private String postJob() {
        return postJob(FEW);
    }

    private String postJob(int people) {
        String body =
                """
                {"select":{"ids":[%s]},"changes":[{"set":"city","to":"City %d"},\
                {"organization":"3","set":"followup_status","to":"contacted"}]}""".formatted(ids(people).stream().map(id -> '"' + id + '"').collect(Collectors.joining(",")), ++jobs);
        return event("POST", "/v1/jobs", "application/json", body).toString();
    }

    /** Delivers three people of a new job, which goes on after them. */
    private String batch() {
        String job = expect(202, invoke(postJob(PEOPLE))).path("id").asText();
        ObjectNode event = JSON.createObjectNode();
        ObjectNode record = event.putArray("Records").addObject();
        record.put("messageId", "00000000-0000-4000-8000-000000000001");
        record.put("receiptHandle", "AQEB");
        record.put("body", BatchMessageCodec.encode(new BatchMessage(new Tenant("demo"), job, new BatchKey(0, 2))));
        record.putObject("attributes")
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", "1767225600000")
                .put("SenderId", "sender")
                .put("ApproximateFirstReceiveTimestamp", "1767225600001");
        record.putObject("messageAttributes");
        record.put("md5OfBody", "0".repeat(32));
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", LocalAws.arn("sqs", "BatchQueue"));
        record.put("awsRegion", LocalAws.REGION);
        return event.toString();
    }

    private JsonNode ask(String method, String path, String type, String body) {
        return invoke(event(method, path, type, body).toString());
    }

    private JsonNode invoke(String event) {
        return read(new String(api.invoke(event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    private static JsonNode expect(int status, JsonNode answer) {
        if (answer.path("statusCode").asInt() != status) {
            throw new IllegalStateException("expected " + status + ": " + answer);
        }
        String body = answer.path("body").asText();
        return body.startsWith("{") && !body.contains("\n") ? read(body) : answer;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode event(String method, String path, String type, String body) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", method + " " + path);
        event.put("rawPath", path);
        event.put("rawQueryString", "");
        ObjectNode headers = event.putObject("headers")
                .put("accept", "*/*")
                .put("authorization", "Bearer local-muster-key")
                .put("host", "api.example.org")
                .put("user-agent", "bench")
                .put("x-forwarded-for", "192.0.2.1")
                .put("x-forwarded-proto", "https");
        ObjectNode context = event.putObject("requestContext")
                .put("accountId", LocalAws.ACCOUNT)
                .put("apiId", LocalAws.REGION)
                .put("domainName", "api.example.org")
                .put("domainPrefix", "api")
                .put("requestId", "bench")
                .put("routeKey", method + " " + path)
                .put("stage", "$default")
                .put("time", "01/Jan/2026:00:00:00 +0000")
                .put("timeEpoch", 1_767_225_600_000L);
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1")
                .put("userAgent", "bench");
        if (!body.isEmpty()) {
            headers.put("content-type", type);
            event.put("body", body);
        }
        return event.put("isBase64Encoded", false);
    }

    @Override
    public void close() {
        api.close();
        properties.close();
        backends.close();
    }
}
