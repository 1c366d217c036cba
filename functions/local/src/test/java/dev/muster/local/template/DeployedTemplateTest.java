package dev.muster.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template of this repository; what is asserted here is what its author may not lose by accident. */
class DeployedTemplateTest {
    private static Template template;
    private static String text;

    @BeforeAll
    static void read() throws IOException {
        Path file = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("template.yaml"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        template = Template.read(file);
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
                .contains(new Route("POST", "/v1/jobs"), new Route("GET", "/v1/jobs/{id}"));
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
                        template.queues().stream().map(Queue::name).toList());
        assertThat(queue("BatchQueue").redrive()).contains(new Queue.Redrive("BatchDeadLetterQueue", 5));
        assertThat(queue("PlanQueue").redrive()).contains(new Queue.Redrive("PlanDeadLetterQueue", 100));
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

    /** Whatever a function asks its environment for. */
    @Test
    void every_setting_that_is_read_is_declared() {
        List<String> shared = List.of(
                "PEOPLE_TABLE", "JOBS_TABLE", "ACCESS_TABLE", "BATCH_QUEUE_URL", "PLAN_QUEUE_URL", "EVENT_BUS_NAME");

        assertThat(template.functions())
                .allSatisfy(function -> assertThat(function.environment()).containsKeys(shared.toArray(String[]::new)));
        assertThat(template.functions())
                .filteredOn(function -> function.environment().containsKey("SIGNING_KEY"))
                .extracting(LambdaFunction::logicalId)
                .containsExactly("ApiFunction");
    }

    @Test
    void every_table_has_a_partition_key_of_a_declared_type() {
        assertThat(template.tables())
                .isNotEmpty()
                .allMatch(table -> table.attributes().containsKey(table.key().partition()));
    }

    private static Queue queue(String name) {
        return template.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
