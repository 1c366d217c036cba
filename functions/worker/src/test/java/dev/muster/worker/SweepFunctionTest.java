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
    private final ApiStack walk = new ApiStack();

    private String sweep(Ports ports, int seconds) {
        walk.log.clear();
        new SweepFunction(ports).handleRequest(new ScheduledEvent(), new TestInvocation(walk.log, seconds));
        assertThat(walk.log).allMatch(line -> line.startsWith("{") && line.indexOf('\n') == line.length() - 1);
        return walk.log.getLast();
    }

    private String submitted() {
        return walk.submit("{\"select\":{\"ids\":[\"1\",\"2\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}")
                .header("Location");
    }

    @Test
    void ringsForAJobWhoseMessageWasLostAndCountsIt() {
        String address = submitted();
        walk.queue.drop();

        assertThat(sweep(walk.ports, 55))
                .endsWith("\"OpenJobs\":1,\"RungJobs\":0,\"StalledJobs\":0,\"SweepTroubles\":0}\n");
        walk.time.pass(Duration.ofMinutes(1));
        assertThat(sweep(walk.ports, 55))
                .endsWith("\"OpenJobs\":1,\"RungJobs\":1,\"StalledJobs\":0,\"SweepTroubles\":0}\n");
        walk.work();
        assertThat(walk.get(address).at("/state")).isEqualTo("completed");
        assertThat(sweep(walk.ports, 55))
                .endsWith("\"OpenJobs\":0,\"RungJobs\":0,\"StalledJobs\":0,\"SweepTroubles\":0}\n");
        assertThat(walk.log).hasSize(1);
    }

    @Test
    void countsAJobThatIsStalled() {
        submitted();
        sweep(walk.ports, 55);
        for (int minutes = 0; minutes < 16; minutes++) {
            walk.time.pass(Duration.ofMinutes(1));
            sweep(walk.ports, 55);
        }
        assertThat(walk.log.getLast()).contains("\"StalledJobs\":1");
    }

    @Test
    void tellsWhatWentWrongWithOneJobAndLooksAtTheOthers() {
        submitted();
        submitted();
        walk.queue.drop();
        sweep(walk.ports, 55);
        walk.time.pass(Duration.ofMinutes(1));
        Ports broken = new Ports(
                walk.ports.people(),
                walk.ports.jobs(),
                (_) -> {
                    throw new IllegalStateException("the queue\r\nhas broken down");
                },
                walk.ports.planQueue(),
                walk.ports.access(),
                walk.ports.jobEvents(),
                walk.ports.time(),
                walk.ports.random());

        assertThat(sweep(broken, 55)).contains("\"OpenJobs\":2").contains("\"SweepTroubles\":2");
        assertThat(walk.log)
                .hasSize(3)
                .filteredOn(line -> line.contains("\"event\":\"sweep\""))
                .hasSize(2)
                .allMatch(line -> line.contains("the queue\\r\\nhas broken down"));
        assertThat(sweep(walk.ports, 55)).contains("\"RungJobs\":2");
    }

    @Test
    void beginsNothingWithoutTime() {
        submitted();

        assertThat(List.of(sweep(walk.ports, 9)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"OpenJobs\":1", "\"RungJobs\":0"));
    }
}
