package dev.muster.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.person.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepMarkTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static SweepMark at(SlotProgress progress, int done) {
        return SweepMark.at(new PlanProgress(List.of(progress)), List.of(page(done)), NOW);
    }

    private static Tally page(int done) {
        Set<Integer> numbers = Set.copyOf(IntStream.range(0, done).boxed().toList());
        return new Tally(new PageKey(0, 0), numbers, Set.of(), new Totals(Map.of(Outcome.CHANGED, (long) done)));
    }

    private static SlotProgress progress(String upto, int batches, boolean closed) {
        return new SlotProgress(0, upto, 100L * batches, batches, closed);
    }

    @Test
    void detectsEveryStepOfPlanningAndTallying() {
        SweepMark earlier = at(progress("b", 2, false), 1);

        assertThat(at(progress("b", 2, false), 1).hasMovedSince(earlier)).isFalse();
        assertThat(at(progress("b", 2, false), 2).hasMovedSince(earlier)).isTrue();
        assertThat(at(progress("c", 3, false), 1).hasMovedSince(earlier)).isTrue();
        assertThat(at(progress("c", 2, false), 1).hasMovedSince(earlier)).isTrue();
        assertThat(at(progress("b", 2, true), 1).hasMovedSince(earlier)).isTrue();
    }

    /** The same progress in total, in another slot and page. */
    @Test
    void distinguishesProgressOfDifferentSlots() {
        SlotProgress none = SlotProgress.unplanned(0);
        SlotProgress some = new SlotProgress(1, "b", 100, 1, false);
        SweepMark earlier = SweepMark.at(new PlanProgress(List.of(none, some)), List.of(), NOW);
        SweepMark later = SweepMark.at(new PlanProgress(List.of(some, none)), List.of(), NOW);

        assertThat(later.hasMovedSince(earlier)).isTrue();
        assertThat(SweepMark.at(new PlanProgress(List.of(none, some)), List.of(page(0)), NOW.plusSeconds(9))
                        .hasMovedSince(earlier))
                .isFalse();
    }

    @Test
    void doublesWaitUpToOneDay() {
        List<Duration> waits = new ArrayList<>();
        SweepMark look = at(progress("", 1, true), 0);
        for (int rung = 0; rung < 13; rung++) {
            Duration wait = wait(look);
            waits.add(wait);
            look = look.resent(look.at().plus(wait));
            assertThat(look.resends()).isEqualTo(rung + 1);
        }

        assertThat(waits.subList(0, 4))
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(waits.subList(10, 13)).containsOnly(Duration.ofMinutes(1024));
    }

    /** Returns the shortest wait in minutes after which a resend is due. */
    private static Duration wait(SweepMark look) {
        int minutes = IntStream.iterate(0, minute -> minute + 1)
                .filter(minute -> look.isDue(look.at().plus(Duration.ofMinutes(minute))))
                .findFirst()
                .orElseThrow();
        assertThat(look.isDue(look.at().plus(Duration.ofMinutes(minutes)).minusNanos(1)))
                .isFalse();
        return Duration.ofMinutes(minutes);
    }

    @Test
    void keepsMarkAfterResend() {
        SweepMark look = at(progress("b", 2, false), 1);

        assertThat(look.resent(NOW.plusSeconds(60)).hasMovedSince(look)).isFalse();
    }
}
