package dev.muster.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.LocalAws;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.local.HostOptions;
import dev.muster.local.LocalHost;
import dev.muster.local.demo.ApiClient;
import dev.muster.local.environment.ResourceReferences;
import dev.muster.local.iam.FunctionPolicy.Grant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Compares the policy of each function with the calls that the function sends. The emulators do not check IAM, so each
 * function runs in its own processes behind a proxy of its own, and the proxy records the calls.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux alone")
class FunctionPoliciesTest {
    private static final RecordedRequests RECORDED = new RecordedRequests();
    private static final Map<String, FunctionPolicy> POLICIES = new HashMap<>();

    private static final String LARGE = "a stored response is too large for one item";

    /** Allowed actions that no recorded flow needs, with the case that needs them. */
    private static final Map<String, Map<Grant, String>> RARE = Map.of(
            "ApiFunction",
            Map.of(
                    table("BatchGetItem", "AccessTable"), LARGE,
                    table("BatchWriteItem", "AccessTable"), LARGE),
            "DeadLetterFunction",
            Map.of(
                    new Grant("sqs:SendMessage", LocalAws.arn("sqs", "BatchQueue")),
                    "a planner closes the slot between two reads of the function"));

    private static Grant table(String operation, String table) {
        return new Grant("dynamodb:" + operation, LocalAws.arn("dynamodb", "table/" + table));
    }

    @BeforeAll
    static void recordEveryFlow() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (LocalHost host = LocalHost.start(HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                        .loggingTo(new PrintStream(log, true, StandardCharsets.UTF_8))
                        .recording(RECORDED));
                ApiClient client = new ApiClient(host.address())) {
            AwsPorts ports = AwsPorts.connect(FunctionSettings.ofProcess());
            LocalAccounts.create(ports, DialectCatalog.credentialTypes());
            new EveryFlow(host, new LostMessages(ports), client).run();
            SamTemplate template = host.template();
            ResourceReferences references = new ResourceReferences(template, host.backends()::queueUrl);
            template.functions().stream()
                    .map(LambdaFunction::logicalId)
                    .forEach(id -> POLICIES.put(id, FunctionPolicy.of(template, references, id)));
        }
    }

    @Test
    void understandsEveryCall() {
        assertThat(RECORDED.unknown()).isEmpty();
        assertThat(POLICIES.keySet())
                .allSatisfy(function ->
                        assertThat(RECORDED.of(function)).as(function).isNotEmpty());
    }

    @Test
    void policiesPermitEveryCall() {
        assertThat(differences(function -> RECORDED.missing(function, policy(function))))
                .isEmpty();
    }

    @Test
    void everyGrantIsUsed() {
        assertThat(differences(function -> unused(function, policy(function)))).isEmpty();
    }

    private static FunctionPolicy policy(String function) {
        return POLICIES.getOrDefault(function, new FunctionPolicy(List.of(), List.of()));
    }

    private static Set<Grant> unused(String function, FunctionPolicy policy) {
        Set<Grant> unused = new TreeSet<>(RECORDED.unused(function, policy));
        unused.removeAll(RARE.getOrDefault(function, Map.of()).keySet());
        return unused;
    }

    private static Map<String, Set<Grant>> differences(Function<String, Set<Grant>> found) {
        Map<String, Set<Grant>> differences = new TreeMap<>();
        POLICIES.keySet().forEach(function -> differences.put(function, found.apply(function)));
        differences.values().removeIf(Set::isEmpty);
        return differences;
    }

    /** The two comparisons above would be worth nothing if they passed with another policy. */
    @Test
    void noticesEveryRemovedAndEveryAddedGrant() {
        POLICIES.forEach((function, policy) -> {
            Set<Grant> needed = policy.grants();
            needed.removeAll(RARE.getOrDefault(function, Map.of()).keySet());
            assertThat(needed)
                    .as(function)
                    .isNotEmpty()
                    .allSatisfy(grant -> assertThat(RECORDED.missing(function, policy.without(grant)))
                            .contains(grant));
            Grant scan = new Grant("dynamodb:Scan", needed.iterator().next().resource());
            assertThat(unused(function, policy.with(scan))).containsExactly(scan);
        });
    }

    @Test
    void onlyTheAdministratorWritesCredentials() {
        Set<String> writers = POLICIES.keySet().stream()
                .filter(function -> RECORDED.of(function).stream()
                        .filter(call -> !call.action().contains("Get"))
                        .flatMap(call -> call.leadingKeys().stream())
                        .anyMatch(key -> key.startsWith("credential#")))
                .collect(Collectors.toSet());

        assertThat(writers).containsExactly("AdminFunction");
    }
}
