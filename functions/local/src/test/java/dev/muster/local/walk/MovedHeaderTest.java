package dev.muster.local.walk;

import static dev.muster.local.walk.Rig.COUNTRY;
import static dev.muster.local.walk.Rig.accepted;
import static dev.muster.local.walk.Rig.terms;
import static dev.muster.local.walk.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Terms;
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
class MovedHeaderTest {
    private static final List<String> PEOPLE = List.of("jo", "al");

    private final Rig rig = new Rig(new MemoryStores());

    @BeforeEach
    void somePeople() {
        rig.store(Map.of("jo", "DE", "al", "DE"));
    }

    @Test
    void undoesAJobThatMovedMeanwhile() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("FR"));
        rig.run();

        accepted(moving(job).undo().undo(rig.caller, job.id(), Terms.USUAL, Optional.empty(), rig.deadline));
        rig.run();
        assertThat(rig.values(PEOPLE, COUNTRY).values()).containsOnly(Value.of("DE"));
    }

    @Test
    void doesADryRunInEarnestThatMovedMeanwhile() {
        Job job = rig.submit(Selection.Ids.of(PEOPLE), to("FR"), terms(true, false, OptionalLong.empty()));
        rig.run();

        accepted(moving(job).release().release(rig.caller, job.id(), Optional.empty(), rig.deadline));
        rig.run();
        assertThat(rig.values(PEOPLE, COUNTRY).values()).containsOnly(Value.of("FR"));
    }

    /** Ports under which somebody else writes the header right before it is followed for the first time. */
    private Ports moving(Job job) {
        AtomicBoolean moved = new AtomicBoolean();
        Jobs sound = rig.ports.jobs();
        Jobs jobs = (Jobs) Proxy.newProxyInstance(
                Jobs.class.getClassLoader(), new Class<?>[] {Jobs.class}, (proxy, method, given) -> {
                    if (method.getName().equals("succeed") && !moved.getAndSet(true)) {
                        Job now =
                                sound.find(job.tenant(), job.id(), rig.deadline).orElseThrow();
                        assertThat(sound.replace(now.announce(), rig.deadline)).isTrue();
                    }
                    return method.invoke(sound, given);
                });
        return new Ports(
                rig.ports.people(),
                jobs,
                rig.ports.queue(),
                rig.ports.planQueue(),
                rig.ports.access(),
                rig.ports.announcements(),
                rig.ports.time(),
                rig.ports.chance());
    }
}
