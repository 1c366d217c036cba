package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.muster.api.ApiStack;
import dev.muster.api.TestInvocation;
import dev.muster.core.flow.Ports;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepFunctionTest {
    private final ApiStack stack = new ApiStack();

    private String sweep(Ports ports, int seconds) {
        stack.log.clear();
        new SweepFunction(ports).handleRequest(new ScheduledEvent(), new TestInvocation(stack.log, seconds));
        assertThat(stack.log).allMatch(line -> line.startsWith("{") && line.indexOf('\n') == line.length() - 1);
        return stack.log.getLast();
    }

    private String submit() {
        return stack.submit("{\"select\":{\"ids\":[\"1\",\"2\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}")
                .header("Location");
    }

    @Test
    void sendsLostMessageAgainAndCountsJob() {
        String address = submit();
        stack.queue.drop();

        assertThat(sweep(stack.ports, 55))
                .endsWith("\"OpenJobs\":1,\"ResentJobs\":0,\"StalledJobs\":0,\"SweepErrors\":0}\n");
        stack.time.pass(Duration.ofMinutes(1));
        assertThat(sweep(stack.ports, 55))
                .endsWith("\"OpenJobs\":1,\"ResentJobs\":1,\"StalledJobs\":0,\"SweepErrors\":0}\n");
        stack.runWorkers();
        assertThat(stack.get(address).at("/state")).isEqualTo("completed");
        assertThat(sweep(stack.ports, 55))
                .endsWith("\"OpenJobs\":0,\"ResentJobs\":0,\"StalledJobs\":0,\"SweepErrors\":0}\n");
        assertThat(stack.log).hasSize(1);
    }

    @Test
    void countsStalledJob() {
        submit();
        sweep(stack.ports, 55);
        for (int minutes = 0; minutes < 16; minutes++) {
            stack.time.pass(Duration.ofMinutes(1));
            sweep(stack.ports, 55);
        }
        assertThat(stack.log.getLast()).contains("\"StalledJobs\":1");
    }

    @Test
    void logsErrorOfOneJobAndContinuesWithOthers() {
        submit();
        submit();
        stack.queue.drop();
        sweep(stack.ports, 55);
        stack.time.pass(Duration.ofMinutes(1));
        Ports broken = new Ports(
                stack.ports.people(),
                stack.ports.jobs(),
                (_) -> {
                    throw new IllegalStateException("the queue\r\nhas broken down");
                },
                stack.ports.planQueue(),
                stack.ports.access(),
                stack.ports.jobEvents(),
                stack.ports.time(),
                stack.ports.random());

        assertThat(sweep(broken, 55)).contains("\"OpenJobs\":2").contains("\"SweepErrors\":2");
        assertThat(stack.log)
                .hasSize(3)
                .filteredOn(line -> line.contains("\"event\":\"sweep\""))
                .hasSize(2)
                .allMatch(line -> line.contains("the queue\\r\\nhas broken down"));
        assertThat(sweep(stack.ports, 55)).contains("\"ResentJobs\":2");
    }

    @Test
    void sendsNoMessageWhenTimeIsShort() {
        submit();

        assertThat(List.of(sweep(stack.ports, 9)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"OpenJobs\":1", "\"ResentJobs\":0"));
    }
}
