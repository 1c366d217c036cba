package dev.muster.local.sim;

import dev.muster.core.flow.Ports;
import dev.muster.core.job.Announcements;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Message;
import dev.muster.core.person.People;
import dev.muster.local.memory.MemoryAccess;
import dev.muster.local.memory.MemoryAnnouncements;
import dev.muster.local.memory.MemoryJobs;
import dev.muster.local.memory.MemoryPeople;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The stores of a small scene: as they are, and as those reach them who act in it. */
final class SmallWorld {
    /** Calls after which a death makes a difference: all that write. */
    private static final Set<String> DEADLY =
            Set.of("save", "saveGuarded", "writeOutcomes", "tally", "replace", "announce");

    final Stage stage;
    final Witness witness;
    final MemoryAnnouncements told = new MemoryAnnouncements();
    final Ports sound;
    /** At every call another may act, and after one that writes the caller may die. */
    final Ports ports;

    private final Choices choices;
    private int crashes;
    private boolean dying;

    SmallWorld(Choices choices, Bug bug, int crashes, Consumer<Message> queue) {
        this.choices = choices;
        this.crashes = crashes;
        this.stage = Stage.timeless(choices);
        this.witness = new Witness(new MemoryPeople(), stage);
        this.sound = new Ports(
                bug.people(witness, stage),
                new Auditor(stage, bug.jobs(new MemoryJobs(), stage)).jobs(),
                (messages, deadline) -> {
                    messages.forEach(queue);
                    return List.of();
                },
                (messages, deadline) -> List.of(),
                new MemoryAccess(),
                told,
                stage,
                () -> 0);
        this.ports = new Ports(
                port(People.class, sound.people()),
                port(Jobs.class, sound.jobs()),
                sound.queue(),
                sound.planQueue(),
                sound.access(),
                port(Announcements.class, told),
                stage,
                () -> 0);
    }

    <P> P port(Class<P> type, P sound) {
        return Unreliable.port(type, sound, (method, given) -> {
            stage.pass();
            Object answer = Unreliable.invoke(sound, method, given);
            stage.acting().learn(List.of(method.getName(), Optional.ofNullable(answer)));
            if (crashes > 0 && DEADLY.contains(method.getName()) && dies()) {
                crashes--;
                throw new Stage.Killed();
            }
            return answer;
        });
    }

    /** Whether somebody dies is another choice than who goes on, though all is as it was. */
    private boolean dies() {
        dying = true;
        boolean dies = choices.next(2) == 1;
        dying = false;
        return dies;
    }

    /** How many may die yet, and whether somebody is about to. */
    int state() {
        return dying ? -crashes : crashes;
    }
}
