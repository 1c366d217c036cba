package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.muster.api.ApiStack;
import dev.muster.api.TestInvocation;
import dev.muster.aws.queue.SlotMessageCodec;
import dev.muster.core.access.Caller;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.PlanBudget;
import dev.muster.core.job.SlotMessage;
import dev.muster.core.person.Change;
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

class PlanFunctionTest {
    private final ApiStack stack = new ApiStack();
    private final PlanFunction function = new PlanFunction(stack.ports);

    private Deadline deadline() {
        return Deadline.in(stack.time, Duration.ofSeconds(60));
    }

    /** Submits a job for all people of the tenant, which has two. */
    private Job submit() {
        Command command = new Command(
                new Selection.Filtered(new Filter.Present(new FilterField.Id()), Optional.empty()),
                new Change.Assignments(List.of(SharedAttributes.set("city", Value.of("Cebu")))));
        SubmitResult submit = new Engine(stack.ports.with(PlanBudget.NONE).within(deadline()))
                .submit()
                .submit(AdminRequest.of(new Caller(ApiStack.DEMO, "1"), Optional.empty(), deadline()), command);
        return ((SubmitResult.Accepted) submit).job();
    }

    private List<String> handle(int seconds, List<String> bodies) {
        SQSEvent event = new SQSEvent();
        event.setRecords(IntStream.range(0, bodies.size())
                .mapToObj(number -> message(number, bodies.get(number)))
                .toList());
        return function.handleRequest(event, new TestInvocation(stack.log, seconds)).getBatchItemFailures().stream()
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

    private static List<String> slotMessages(Job job) {
        return IntStream.range(0, Slot.COUNT)
                .mapToObj(slot -> SlotMessageCodec.encode(new SlotMessage(ApiStack.DEMO, job.id(), slot)))
                .toList();
    }

    private JobStatus status(Job job) {
        return new Engine(stack.ports.within(deadline()))
                .report()
                .of(ApiStack.DEMO, job.id())
                .orElseThrow();
    }

    @Test
    void plansEverySlotOfEvent() {
        Job job = submit();

        assertThat(handle(60, slotMessages(job))).isEmpty();
        assertThat(status(job).selected()).isEqualTo(2);
        assertThat(stack.queue.size()).isPositive();
        assertThat(stack.log).anyMatch(line -> line.contains("\"event\":\"slots\",\"messages\":64,\"handed_back\":0"));
    }

    @Test
    void handsBackUnreadableMessageAndPlansOthers() {
        Job job = submit();

        assertThat(handle(60, List.of("{}", slotMessages(job).getFirst()))).containsExactly("0");
    }

    @Test
    void handsBackSlotsWhenTimeIsShort() {
        Job job = submit();

        assertThat(handle(9, slotMessages(job))).hasSize(64);
        assertThat(status(job).selected()).isZero();
        assertThat(handle(60, slotMessages(job))).isEmpty();
        assertThat(status(job).selected()).isEqualTo(2);
    }

    @Test
    void handsBackEverySlotWhenStoreFails() {
        Job job = submit();
        stack.people.failEveryCall();

        assertThat(handle(60, slotMessages(job))).hasSize(64);
    }

    @Test
    void acknowledgesMessageOfUnknownJob() {
        SlotMessage message = new SlotMessage(ApiStack.DEMO, "01K00000000000000000000000", 0);

        assertThat(handle(60, List.of(SlotMessageCodec.encode(message)))).isEmpty();
    }
}
