package dev.muster.testing.flow;

import static dev.muster.testing.flow.EngineFixture.COUNTRY;
import static dev.muster.testing.flow.EngineFixture.accepted;
import static dev.muster.testing.flow.EngineFixture.options;
import static dev.muster.testing.flow.EngineFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a job that changes between a read and the creation of its successor is read again. */
class ChangedJobTest {
    private static final List<String> PEOPLE = List.of("jo", "al");

    private final EngineFixture engineFixture = new EngineFixture(new MemoryStores());

    @BeforeEach
    void storePeople() {
        engineFixture.store(Map.of("jo", "DE", "al", "DE"));
    }

    @Test
    void undoesAJobThatChangesMeanwhile() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("FR"));
        engineFixture.run();

        accepted(new Engine(changing(job).within(engineFixture.deadline))
                .undo()
                .undo(
                        AdminRequest.of(engineFixture.caller, Optional.empty(), engineFixture.deadline),
                        job.id(),
                        JobOptions.DEFAULT));
        engineFixture.run();
        assertThat(engineFixture.values(PEOPLE, COUNTRY).values()).containsOnly(Value.of("DE"));
    }

    @Test
    void releasesADryRunThatChangesMeanwhile() {
        Job job = engineFixture.submit(Selection.Ids.of(PEOPLE), to("FR"), options(true, false, OptionalLong.empty()));
        engineFixture.run();

        accepted(new Engine(changing(job).within(engineFixture.deadline))
                .release()
                .release(AdminRequest.of(engineFixture.caller, Optional.empty(), engineFixture.deadline), job.id()));
        engineFixture.run();
        assertThat(engineFixture.values(PEOPLE, COUNTRY).values()).containsOnly(Value.of("FR"));
    }

    /** Returns ports that replace the job right before its successor is created for the first time. */
    private Ports changing(Job job) {
        AtomicBoolean changed = new AtomicBoolean();
        Jobs jobs = new ForwardingJobs(engineFixture.ports.jobs()) {
            @Override
            public Jobs.WriteResult createSuccessor(Job successor, Job predecessor, Optional<IdempotencyRecord> use) {
                if (!changed.getAndSet(true)) {
                    Job now = delegate.find(job.tenant(), job.id()).orElseThrow();
                    assertThat(delegate.replace(now.published())).isTrue();
                }
                return delegate.createSuccessor(successor, predecessor, use);
            }
        };
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
