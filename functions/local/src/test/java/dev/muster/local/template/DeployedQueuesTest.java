package dev.muster.local.template;

import static dev.muster.local.template.DeployedTemplate.TEMPLATE;
import static dev.muster.local.template.DeployedTemplate.queue;
import static dev.muster.local.template.DeployedTemplate.resourceText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.QueueResource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timeouts, retention and consumers of the queues in the template. */
class DeployedQueuesTest {
    @Test
    void visibilityTimeoutIsSixTimesTheFunctionTimeout() {
        List<LambdaFunction> fed =
                TEMPLATE.functions().stream().filter(f -> !f.queues().isEmpty()).toList();

        assertThat(fed)
                .isNotEmpty()
                .allSatisfy(function -> assertThat(function.queues())
                        .allSatisfy(source -> assertThat(queue(source.queue()).visibilityTimeout())
                                .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6))));
    }

    @Test
    void deadLetterQueueKeepsMessagesLonger() {
        assertThat(TEMPLATE.queues())
                .anyMatch(queue -> queue.redrive().isPresent())
                .allSatisfy(queue -> queue.redrive()
                        .ifPresent(redrive ->
                                assertThat(queue(redrive.target()).retention()).isGreaterThan(queue.retention())));
    }

    @Test
    void queueSourcesReportItemFailuresAndLimitConcurrency() {
        assertThat(TEMPLATE.functions())
                .flatExtracting(LambdaFunction::queues)
                .hasSize(4)
                .allMatch(LambdaFunction.QueueSource::reportsItemFailures)
                .allMatch(source -> source.maximumConcurrency() >= 2 && source.maximumConcurrency() <= 50);
    }

    /** Reserved concurrency would throttle the function, and its messages would move to the dead-letter queue. */
    @Test
    void noFunctionOfAQueueReservesConcurrency() {
        assertThat(TEMPLATE.functions())
                .filteredOn(function -> resourceText(function.logicalId()).contains("ReservedConcurrentExecutions"))
                .isNotEmpty()
                .allMatch(function -> function.queues().isEmpty());
    }

    /** The planner hands a slot back when its time is over, so the slots of one delivery would wait for each other. */
    @Test
    void plansOneSlotPerDelivery() {
        assertThat(TEMPLATE.function("PlanFunction").queues())
                .extracting(LambdaFunction.QueueSource::batchSize)
                .containsExactly(1);
    }

    @Test
    void everyDeadLetterQueueHasAFunction() {
        List<String> polled = TEMPLATE.functions().stream()
                .flatMap(function -> function.queues().stream())
                .map(LambdaFunction.QueueSource::queue)
                .toList();

        assertThat(polled)
                .containsExactlyInAnyOrderElementsOf(
                        TEMPLATE.queues().stream().map(QueueResource::name).toList());
        assertThat(queue("BatchQueue").redrive()).contains(new QueueResource.Redrive("DeadLetterQueue", 5));
        assertThat(queue("PlanQueue").redrive()).contains(new QueueResource.Redrive("DeadLetterQueue", 100));
    }

    @Test
    void sweepsOpenJobsEveryMinute() {
        assertThat(TEMPLATE.functions())
                .filteredOn(function -> function.handler().type().equals("dev.muster.worker.SweepFunction"))
                .flatExtracting(LambdaFunction::schedules)
                .extracting(LambdaFunction.Schedule::rate)
                .containsExactly(Duration.ofMinutes(1));
    }
}
