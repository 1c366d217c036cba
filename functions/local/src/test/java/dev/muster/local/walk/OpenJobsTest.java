package dev.muster.local.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Submit;
import dev.muster.core.flow.Submitted;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Command;
import dev.muster.core.job.Job;
import dev.muster.core.job.PlanQueue;
import dev.muster.core.job.Problem;
import dev.muster.core.job.State;
import dev.muster.core.job.Terms;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tenant has so many jobs open at once, and what it asks for beyond that has no effect, least of all on its neighbours. */
class OpenJobsTest {
    private static final int MOST = 3;
    private static final List<String> PEOPLE =
            IntStream.range(0, 250).mapToObj(number -> "p" + number).toList();
    private static final Terms HELD = Rig.terms(false, true, OptionalLong.empty());
    private static final Terms DRY = Rig.terms(true, false, OptionalLong.empty());

    /** Stores with room for a few open jobs. */
    private record Narrow(Stores wide) implements Stores {
        @Override
        public Tenant tenant() {
            return wide.tenant();
        }

        @Override
        public Ports ports(BatchQueue queue, PlanQueue planQueue) {
            Ports ports = wide.ports(queue, planQueue);
            return new Ports(
                    ports.people(),
                    ports.jobs(),
                    queue,
                    planQueue,
                    ports.access(),
                    ports.announcements(),
                    ports.time(),
                    ports.chance(),
                    MOST);
        }
    }

    private final Rig rig = new Rig(new Narrow(new MemoryStores()));
    private final Caller neighbour = new Caller(new Tenant("neighbour"), "nobody");

    private Submitted submit(Caller caller, Terms terms, Optional<Submit.Key> key) {
        Command command = new Command(Selection.Ids.of(PEOPLE), Rig.to("BR"), terms);
        return rig.ports.submit().submit(caller, command, key, rig.deadline);
    }

    private Submitted submit(Terms terms) {
        return submit(rig.caller, terms, Optional.empty());
    }

    private void fill() {
        for (int number = 0; number < MOST; number++) {
            Rig.accepted(submit(HELD));
        }
    }

    private static void assertNoRoom(Submitted submitted) {
        assertThat(submitted).isInstanceOfSatisfying(Submitted.Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.TOO_MANY_OPEN_JOBS);
            assertThat(refused.problem().kind().code()).isEqualTo("too_many_open_jobs");
            assertThat(refused.problem().detail()).startsWith("3 jobs are open");
        });
    }

    @Test
    void aFloodStaysWithinTheLimit() {
        List<Job> taken = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            switch (submit(Terms.USUAL)) {
                case Submitted.Accepted accepted -> taken.add(accepted.job());
                case Submitted.Refused refused -> assertNoRoom(refused);
            }
        }

        assertThat(taken).hasSize(MOST);
        assertThat(rig.queue.size()).isEqualTo(MOST * 3);
        assertThat(rig.ports.jobs().list(rig.caller.tenant(), 100, Optional.empty(), rig.deadline))
                .hasSize(MOST);
        // Nor has it used any number up.
        assertThat(rig.ports.access().nextSequence(rig.caller.tenant())).isEqualTo(MOST + 1);
    }

    @Test
    void theNeighboursAreTakenAllTheSame() {
        fill();

        Rig.accepted(submit(neighbour, Terms.USUAL, Optional.empty()));
        assertThat(rig.queue.take())
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.tenant()).isEqualTo(neighbour.tenant()));
    }

    @Test
    void thereIsRoomAgainWhenOneHasEnded() {
        fill();
        Job last = rig.ports
                .jobs()
                .list(rig.caller.tenant(), 1, Optional.empty(), rig.deadline)
                .getFirst();
        assertNoRoom(submit(Terms.USUAL));

        Rig.accepted(rig.cancel(last));
        Job next = Rig.accepted(submit(Terms.USUAL));
        assertNoRoom(submit(Terms.USUAL));
        rig.run();
        assertThat(rig.standing(next).state()).isEqualTo(State.COMPLETED);
        Rig.accepted(submit(Terms.USUAL));
    }

    @Test
    void whatIsHeldIsReleasedAllTheSame() {
        Job held = Rig.accepted(submit(HELD));
        Rig.accepted(submit(Terms.USUAL));
        Rig.accepted(submit(Terms.USUAL));

        assertThat(Rig.accepted(rig.release(held)).sequence()).isPresent();
    }

    @Test
    void aKeyIsAnsweredAllTheSame() {
        Optional<Submit.Key> key = Optional.of(new Submit.Key("key", "digest"));
        Job first = Rig.accepted(submit(rig.caller, Terms.USUAL, key));
        fillUp();

        assertThat(submit(rig.caller, Terms.USUAL, key)).isEqualTo(new Submitted.Accepted(first, true, 0));
        assertNoRoom(submit(rig.caller, Terms.USUAL, Optional.of(new Submit.Key("another", "digest"))));
    }

    private void fillUp() {
        while (submit(HELD) instanceof Submitted.Accepted) {
            assertThat(rig.ports.jobs().open(rig.deadline)).hasSizeLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void whatComesOfOtherJobsWaitsForRoomToo() {
        rig.store(Map.of("p0", "US"));
        Job done = Rig.accepted(submit(Terms.USUAL));
        Job rehearsed = Rig.accepted(submit(DRY));
        rig.run();
        fillUp();

        assertNoRoom(rig.undo(done, Terms.USUAL));
        assertNoRoom(rig.undo(done, DRY));
        assertNoRoom(rig.release(rehearsed));
        Job given = giveUp();
        assertNoRoom(rig.retry(given));

        // What was refused has left no trace: the job may still be undone.
        Rig.accepted(rig.cancel(rig.ports
                .jobs()
                .list(rig.caller.tenant(), 1, Optional.empty(), rig.deadline)
                .getFirst()));
        Rig.accepted(rig.undo(done, Terms.USUAL));
    }

    /** A job that has skipped everybody, in place of one that was open. */
    private Job giveUp() {
        Job newest = rig.ports
                .jobs()
                .list(rig.caller.tenant(), 1, Optional.empty(), rig.deadline)
                .getFirst();
        Rig.accepted(rig.cancel(newest));
        fillUp();
        return newest;
    }
}
