package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.terms;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A header that moves between being read and being followed refuses nobody: whoever loses reads again. */
class ChangedJobTest {
    private static final List<String> PEOPLE = List.of("jo", "al");

    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());

    @BeforeEach
    void somePeople() {
        engineFixture.store(Map.of("jo", "DE", "al", "DE"));
    }

    @Test
    void undoesAJobThatMovedMeanwhile() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("FR"));
        engineFixture.run();

        accepted(new Engine(moving(job).within(engineFixture.deadline))
                .undo()
                .undo(
                        new RequestContext(engineFixture.caller, Optional.empty(), engineFixture.deadline),
                        job.id(),
                        JobOptions.DEFAULT));
        engineFixture.run();
        assertThat(engineFixture.values(PEOPLE, COUNTRY).values()).containsOnly(Value.of("DE"));
    }

    @Test
    void doesADryRunInEarnestThatMovedMeanwhile() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("FR"), terms(true, false, OptionalLong.empty()));
        engineFixture.run();

        accepted(new Engine(moving(job).within(engineFixture.deadline))
                .release()
                .release(new RequestContext(engineFixture.caller, Optional.empty(), engineFixture.deadline), job.id()));
        engineFixture.run();
        assertThat(engineFixture.values(PEOPLE, COUNTRY).values()).containsOnly(Value.of("FR"));
    }

    /** Ports under which somebody else writes the header right before it is followed for the first time. */
    private Ports moving(Job job) {
        AtomicBoolean moved = new AtomicBoolean();
        Jobs sound = engineFixture.ports.jobs();
        Jobs jobs = (Jobs) Proxy.newProxyInstance(
                Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (_, method, given) -> {
                    if (method.getName().equals("createSuccessor") && !moved.getAndSet(true)) {
                        Job now = sound.find(job.tenant(), job.id()).orElseThrow();
                        assertThat(sound.replace(now.published())).isTrue();
                    }
                    return method.invoke(sound, given);
                });
        return new Ports(
                engineFixture.ports.people(),
                jobs,
                engineFixture.ports.batchQueue(),
                engineFixture.ports.planQueue(),
                engineFixture.ports.access(),
                engineFixture.ports.jobEvents(),
                engineFixture.ports.time(),
                engineFixture.ports.random());
    }
}
