package dev.muster.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template of this repository; what is asserted here is what its author may not lose by accident. */
class DeployedTemplateTest {
    private static Template template;

    @BeforeAll
    static void read() {
        template = Template.read(Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("template.yaml"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow());
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
