package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import dev.muster.testing.memory.MemoryJobEvents;
import dev.muster.testing.time.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** The people and sweeps of the tests of the sweep. */
abstract class SweepFixture {
    static final List<String> PEOPLE =
            IntStream.range(0, 250).mapToObj(number -> "p" + number).toList();
    static final Selection ALL = EngineFixture.by(new Filter.And(List.of()));
    static final JobOptions HELD = options(false, true, OptionalLong.empty());
    final VirtualTime time = new VirtualTime();
    final EngineFixture engineFixture =
            new EngineFixture(new MemoryStores(time).withPlanners(), Duration.ofDays(1_000));

    @BeforeEach
    void storePeople() {
        Map<String, String> countries = new HashMap<>();
        PEOPLE.forEach(id -> countries.put(id, "DE"));
        engineFixture.store(countries);
    }

    Sweep.SweepResult sweepAfterAMinute() {
        time.sleep(Duration.ofMinutes(1));
        return sweep();
    }

    Sweep.SweepResult sweep() {
        Sweep.SweepResult swept = new Engine(engineFixture.ports.within(engineFixture.deadline))
                .sweep()
                .sweep();
        assertThat(swept.failures()).isEmpty();
        return swept;
    }

    void dropMessages() {
        engineFixture.planQueue.receive(Integer.MAX_VALUE);
        engineFixture.queue.take();
    }

    List<Job> published(Job job) {
        return ((MemoryJobEvents) engineFixture.ports.jobEvents())
                .published().stream()
                        .filter(ended -> ended.id().equals(job.id()))
                        .toList();
    }
}
