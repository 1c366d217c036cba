package dev.muster.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.RouteResource;
import dev.muster.embedded.template.SamTemplate;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template of this repository; what is asserted here is what its author may not lose by accident. */
class DeployedTemplateTest {
    private static SamTemplate template;
    private static String text;
    private static Path root;

    @BeforeAll
    static void read() throws IOException {
        root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("template.yaml")))
                .findFirst()
                .orElseThrow();
        Path file = root.resolve("template.yaml");
        template = SamTemplate.read(file);
        text = Files.readString(file);
    }

    @Test
    void every_function_has_something_that_invokes_it() {
        assertThat(template.functions())
                .isNotEmpty()
                // Nobody but who may by IAM invokes the administrator's.
                .filteredOn(function -> !function.logicalId().equals("AdminFunction"))
                .allMatch(function -> !function.routes().isEmpty()
                        || !function.queues().isEmpty()
                        || !function.schedules().isEmpty());
    }

    @Test
    void nothing_leads_to_the_function_of_the_administrator() {
        assertThat(template.functions())
                .filteredOn(function -> function.handler().type().equals("dev.muster.worker.AdminFunction"))
                .singleElement()
                .satisfies(function -> {
                    assertThat(function.routes()).isEmpty();
                    assertThat(function.queues()).isEmpty();
                    assertThat(function.schedules()).isEmpty();
                });
    }

    @Test
    void a_job_can_be_submitted() {
        assertThat(template.functions())
                .flatExtracting(LambdaFunction::routes)
                .contains(new RouteResource("POST", "/v1/jobs"), new RouteResource("GET", "/v1/jobs/{id}"));
    }

    @Test
    void a_queue_stays_invisible_for_six_times_the_timeout_of_the_function_it_feeds() {
        List<LambdaFunction> fed =
                template.functions().stream().filter(f -> !f.queues().isEmpty()).toList();

        assertThat(fed)
                .isNotEmpty()
                .allSatisfy(function -> assertThat(function.queues())
                        .allSatisfy(source -> assertThat(queue(source.queue()).visibilityTimeout())
                                .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6))));
    }

    @Test
    void a_dead_letter_queue_keeps_its_messages_longer_than_the_queue_it_serves() {
        assertThat(template.queues())
                .anyMatch(queue -> queue.redrive().isPresent())
                .allSatisfy(queue -> queue.redrive()
                        .ifPresent(redrive ->
                                assertThat(queue(redrive.target()).retention()).isGreaterThan(queue.retention())));
    }

    @Test
    void every_queue_source_hands_back_single_messages_and_is_bounded() {
        assertThat(template.functions())
                .flatExtracting(LambdaFunction::queues)
                .hasSize(4)
                .allMatch(LambdaFunction.QueueSource::reportsItemFailures)
                .allMatch(source -> source.maximumConcurrency() >= 2 && source.maximumConcurrency() <= 50);
    }

    /** A function that is throttled by its own reservation lets its queue run into the dead-letter queue. */
    @Test
    void no_function_reserves_concurrency() {
        assertThat(text).contains("MaximumConcurrency").doesNotContain("ReservedConcurrentExecutions");
    }

    @Test
    void what_is_received_too_often_goes_where_a_function_buries_it() {
        List<String> polled = template.functions().stream()
                .flatMap(function -> function.queues().stream())
                .map(LambdaFunction.QueueSource::queue)
                .toList();

        assertThat(polled)
                .containsExactlyInAnyOrderElementsOf(
                        template.queues().stream().map(QueueResource::name).toList());
        assertThat(queue("BatchQueue").redrive()).contains(new QueueResource.Redrive("BatchDeadLetterQueue", 5));
        assertThat(queue("PlanQueue").redrive()).contains(new QueueResource.Redrive("PlanDeadLetterQueue", 100));
    }

    @Test
    void the_open_jobs_are_swept_every_minute() {
        assertThat(template.functions())
                .filteredOn(function -> function.handler().type().equals("dev.muster.worker.SweepFunction"))
                .flatExtracting(LambdaFunction::schedules)
                .extracting(LambdaFunction.Schedule::rate)
                .containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void nobody_is_allowed_more_than_is_named() {
        assertThat(text.lines())
                .filteredOn(line -> line.strip().startsWith("Action:")
                        || line.strip().startsWith("Resource:")
                        || line.strip().startsWith("- !"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("*"));
    }

    /** Whatever the sources ask the environment for; and nothing is declared that nobody asks for. */
    @Test
    void every_setting_that_is_read_is_declared() throws IOException {
        Set<String> read = settingsReadIn("api", "aws", "worker");
        Set<String> ofApi = settingsReadIn("api");

        assertThat(read).isNotEmpty();
        assertThat(template.functions()).allSatisfy(function -> {
            boolean api = function.logicalId().equals("ApiFunction");
            assertThat(function.environment().keySet())
                    .as(function.logicalId())
                    .isEqualTo(api ? read : without(read, ofApi));
        });
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(name -> !some.contains(name)).collect(Collectors.toSet());
    }

    private static Set<String> settingsReadIn(String... rooms) throws IOException {
        Pattern asked = Pattern.compile("settings\\.(?:get|number)\\(\\s*\"([A-Z_]+)\"");
        Set<String> names = new HashSet<>();
        for (String room : rooms) {
            try (Stream<Path> files =
                    Files.walk(root.resolve("functions").resolve(room).resolve("src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    asked.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
                }
            }
        }
        // Those are Lambda's own.
        names.removeIf(name -> name.startsWith("AWS_"));
        return names;
    }

    @Test
    void every_handler_exists() {
        assertThat(template.functions()).allSatisfy(function -> {
            Class<?> handler =
                    Class.forName(function.handler().type(), false, getClass().getClassLoader());
            assertThat(handler.getMethods())
                    .extracting(Method::getName)
                    .contains(function.handler().method());
            assertThat(handler.getConstructor()).isNotNull();
        });
    }

    @Test
    void every_function_logs_where_logs_end_and_rings_when_it_fails() {
        assertThat(template.functions()).allSatisfy(function -> {
            String id = function.logicalId();
            String name = id.replace("Function", "");
            assertThat(template.types()).containsEntry(name + "Logs", "AWS::Logs::LogGroup");
            assertThat(section(id)).contains("LogGroup: !Ref " + name + "Logs");
            if (!id.equals("AdminFunction")) {
                assertThat(template.types()).containsEntry(name + "Errors", "AWS::CloudWatch::Alarm");
                assertThat(section(id)).contains("Alarms: [!Ref " + name + "Errors]");
            }
        });
        assertThat(text.lines().filter(line -> line.contains("AWS::Logs::LogGroup")))
                .hasSameSizeAs(text.lines()
                        .filter(line -> line.contains("RetentionInDays: !Ref LogRetentionDays"))
                        .toList());
    }

    /** What nobody notices by using the API has to ring. */
    @Test
    void what_goes_wrong_silently_rings() {
        assertThat(template.types())
                .containsAllEntriesOf(Stream.of(
                                "Throttles",
                                "ApiFailures",
                                "BatchesWait",
                                "SlotsWait",
                                "DeadMessages",
                                "DeadBatchesStay",
                                "DeadSlotsStay",
                                "StalledJobs",
                                "NoSweep",
                                "WritesThrottled")
                        .collect(Collectors.toMap(name -> name, _ -> "AWS::CloudWatch::Alarm")));
        assertThat(template.types().entrySet().stream()
                        .filter(entry -> entry.getValue().equals("AWS::CloudWatch::Alarm"))
                        .map(Map.Entry::getKey))
                .allSatisfy(alarm -> assertThat(section(alarm)).contains("AlarmActions: [!Ref Alarms]"));
    }

    /** An alarm on a metric that no function writes would never ring. */
    @Test
    void every_metric_of_our_own_is_written_by_the_function_it_is_read_of() throws IOException {
        Pattern read = Pattern.compile(
                "Namespace: Muster\\s+MetricName: (\\w+)\\s+Dimensions: \\[\\{ Name: FunctionName, Value: !Ref (\\w+)");
        List<MatchResult> metrics = read.matcher(text).results().toList();

        assertThat(metrics).hasSizeGreaterThanOrEqualTo(2);
        for (MatchResult metric : metrics) {
            Path source = root.resolve("functions/worker/src/main/java/dev/muster/worker/" + metric.group(2) + ".java");
            assertThat(source).content().contains("\"" + metric.group(1) + "\"");
        }
    }

    @Test
    void the_tables_of_a_production_stack_outlive_it() {
        assertThat(template.tables())
                .allSatisfy(table -> assertThat(section(table.name()))
                        .contains(
                                "DeletionPolicy: !If [IsDevelopment, Delete, Retain]",
                                "DeletionProtectionEnabled: !If [IsDevelopment, false, true]",
                                "PointInTimeRecoveryEnabled: !If [IsDevelopment, false, true]"));
    }

    @Test
    void the_function_people_wait_for_starts_from_a_snapshot() {
        assertThat(section("ApiFunction")).contains("SnapStart: { ApplyOn: PublishedVersions }");
        assertThat(text).contains("AutoPublishAlias: live");
    }

    @Test
    void the_access_log_has_no_query() {
        assertThat(Pattern.compile("\\$[\\w.]+")
                        .matcher(section("Http"))
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrder(
                        "$context.requestId",
                        "$context.identity.sourceIp",
                        "$context.httpMethod",
                        "$context.path",
                        "$context.status",
                        "$context.responseLatency",
                        "$context.error.message");
    }

    /** Whoever is woken by an alarm, or asked for a parameter, finds it there. */
    @Test
    void the_operators_page_tells_of_every_alarm_and_parameter() throws IOException {
        String page = Files.readString(root.resolve("docs/operating.md"));
        List<String> alarms = template.types().entrySet().stream()
                .filter(entry -> entry.getValue().equals("AWS::CloudWatch::Alarm"))
                .map(Map.Entry::getKey)
                .toList();
        List<String> parameters = Pattern.compile("(?m)^  (\\w+):$")
                .matcher(text.substring(text.indexOf("Parameters:"), text.indexOf("Conditions:")))
                .results()
                .map(parameter -> parameter.group(1))
                .toList();

        assertThat(alarms).isNotEmpty().allSatisfy(alarm -> assertThat(page).contains("`" + alarm + "`"));
        assertThat(parameters)
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(page).contains("`" + parameter + "`"));
    }

    /** The text of one resource. */
    private static String section(String id) {
        int begin = text.indexOf("\n  " + id + ":\n");
        Matcher next = Pattern.compile("\n(  )?[A-Za-z]+:").matcher(text);
        return text.substring(begin, next.find(begin + id.length() + 4) ? next.start() : text.length());
    }

    @Test
    void every_table_has_a_partition_key_of_a_declared_type() {
        assertThat(template.tables())
                .isNotEmpty()
                .allMatch(table -> table.attributes().containsKey(table.key().partition()));
    }

    private static QueueResource queue(String name) {
        return template.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
