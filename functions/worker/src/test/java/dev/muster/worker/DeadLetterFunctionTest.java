package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.muster.api.ApiStack;
import dev.muster.api.TestInvocation;
import dev.muster.aws.queue.BatchMessageCodec;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.job.PlanBudget;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Slot;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterField;
import dev.muster.core.selection.Selection;
import dev.muster.core.time.Deadline;
import dev.muster.testing.flow.AdminRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadLetterFunctionTest {
    private final ApiStack stack = new ApiStack();
    private final DeadLetterFunction function = new DeadLetterFunction(stack.ports);

    private Deadline deadline() {
        return Deadline.in(stack.time, Duration.ofSeconds(60));
    }

    private Job submit(Selection selection) {
        Command command =
                new Command(selection, new Change.Assignments(List.of(SharedAttributes.set("city", Value.of("Cebu")))));
        SubmitResult submit = new Engine(stack.ports.with(PlanBudget.NONE).within(deadline()))
                .submit()
                .submit(AdminRequest.of(new Caller(ApiStack.DEMO, "1"), Optional.empty(), deadline()), command);
        return ((SubmitResult.Accepted) submit).job();
    }

    private List<String> handle(List<String> bodies) {
        SQSEvent event = new SQSEvent();
        event.setRecords(IntStream.range(0, bodies.size())
                .mapToObj(number -> message(number, bodies.get(number)))
                .toList());
        return function.handleRequest(event, new TestInvocation(stack.log, 60)).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSMessage message(int number, String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(Integer.toString(number));
        message.setBody(body);
        message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
        return message;
    }

    private static String batch(Job job) {
        return BatchMessageCodec.encode(new BatchMessage(job.tenant(), job.id(), new BatchKey(0, 0)));
    }

    private static String slot(Job job, int slot) {
        return SlotMessageCodec.encode(new SlotMessage(job.tenant(), job.id(), slot));
    }

    private JobStatus status(Job job) {
        return new Engine(stack.ports.within(deadline()))
                .report()
                .of(ApiStack.DEMO, job.id())
                .orElseThrow();
    }

    @Test
    void talliesBatchAsFailed() {
        Job job = submit(Selection.Ids.of(List.of("1", "2", "nobody")));

        assertThat(handle(List.of(batch(job)))).isEmpty();
        assertThat(status(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(status(job).totals().counts()).isEqualTo(Map.of(Outcome.FAILED, 3L));
        assertThat(stack.log)
                .anyMatch(line -> line.contains("\"event\":\"dead_letters\",\"messages\":1,\"handed_back\":0"))
                .anyMatch(line -> line.endsWith("\"DeadMessages\":1,\"UnreadableMessages\":0}\n"));
    }

    @Test
    void cancelsJobWithUnplannedSlots() {
        Job job = submit(new Selection.Filtered(new Filter.Present(new FilterField.Id()), Optional.empty()));

        assertThat(handle(IntStream.range(0, Slot.COUNT)
                        .mapToObj(slot -> slot(job, slot))
                        .toList()))
                .isEmpty();
        assertThat(status(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(status(job).job().lifecycle().cancelled().orElseThrow()).startsWith("gave up ");
    }

    @Test
    void acknowledgesAndCountsUnreadableMessages() {
        Job job = submit(Selection.Ids.of(List.of("1")));

        assertThat(handle(List.of("garbage\r\n", batch(job), "", "{}", "{\"v\":99}")))
                .isEmpty();
        assertThat(status(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(stack.log)
                .anyMatch(line -> line.endsWith("\"DeadMessages\":5,\"UnreadableMessages\":4}\n"))
                .allMatch(line -> line.indexOf('\n') == line.length() - 1)
                .noneMatch(line -> line.contains("garbage"));
    }

    @Test
    void acknowledgesMessagesOfUnknownJob() {
        BatchMessage batch = new BatchMessage(ApiStack.DEMO, "01K00000000000000000000000", new BatchKey(0, 0));
        SlotMessage slot = new SlotMessage(ApiStack.DEMO, "01K00000000000000000000000", 0);

        assertThat(handle(List.of(BatchMessageCodec.encode(batch), SlotMessageCodec.encode(slot))))
                .isEmpty();
    }

    @Test
    void handsBackDeadLetterWhenStoreFails() {
        Job job = submit(Selection.Ids.of(List.of("1")));
        stack.people.failEveryCall();

        assertThat(handle(List.of("garbage", batch(job)))).containsExactly("1");
        assertThat(status(job).job().hasEnded()).isFalse();
        assertThat(stack.log)
                .anyMatch(line -> line.contains("\"event\":\"handed_back\",\"message_id\":\"1\""))
                .anyMatch(line -> line.endsWith("\"HandedBack\":1}\n"));
    }

    @Test
    void acceptsEventWithoutMessages() {
        assertThat(function.handleRequest(new SQSEvent(), new TestInvocation(stack.log, 60))
                        .getBatchItemFailures())
                .isEmpty();
    }
}
