package dev.muster.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "100, 1, 100", "101, 2, 1", "10000, 100, 100", "100000, 1000, 100"})
    void putsEveryPersonIntoOneBatch(int people, int batches, int inTheLast) {
        List<String> ids =
                IntStream.range(0, people).mapToObj(Integer::toString).toList();

        List<Batch> cut = Plan.cut(ids);

        assertThat(cut).hasSize(batches);
        assertThat(cut.getLast().ids()).hasSize(inTheLast);
        assertThat(cut.stream().flatMap(batch -> batch.ids().stream())).containsExactlyElementsOf(ids);
        assertThat(cut.stream().map(Batch::key))
                .containsExactlyElementsOf(PlanProgress.of(named(people)).keys().toList());
    }

    @Test
    void pageIsFullWhenAllPlannedBatchesAreCounted() {
        PlanProgress planned = PlanProgress.of(named(13_001));

        assertThat(planned.batches()).isEqualTo(131);
        assertThat(planned.selected()).isEqualTo(13_001);
        assertThat(planned.isFull(page(0, 128))).isTrue();
        assertThat(planned.isFull(page(0, 127))).isFalse();
        assertThat(planned.isFull(page(1, 3))).isTrue();
        assertThat(planned.isFull(page(1, 2))).isFalse();
        assertThat(new BatchKey(0, 127).page()).isEqualTo(new PageKey(0, 0));
        assertThat(new BatchKey(0, 128).page()).isEqualTo(new PageKey(0, 1));
    }

    @Test
    void pageOfOpenSlotIsNotFullWhileItMayGrow() {
        SlotProgress open = new SlotProgress(5, "p", 300, 3, false);

        assertThat(new PlanProgress(List.of(open))
                        .isFull(new Tally(new PageKey(5, 0), numbers(3), Set.of(), Totals.NONE)))
                .isFalse();
        assertThat(new PlanProgress(List.of(new SlotProgress(5, "", 300, 3, true)))
                        .isFull(new Tally(new PageKey(5, 0), numbers(3), Set.of(), Totals.NONE)))
                .isTrue();
    }

    @Test
    void countsEmptyBatchOnlyWhenItIsNotLast() {
        SlotProgress start = SlotProgress.unplanned(5);

        assertThat(start.after(new Batch(start.next(0), List.of(), "q", false)).batches())
                .isEqualTo(1);
        SlotProgress end = start.after(new Batch(start.next(0), List.of(), "", true));
        assertThat(end.batches()).isZero();
        assertThat(end.closed()).isTrue();
    }

    private static Plan.ByIds named(int people) {
        return (Plan.ByIds) Plan.of(new Selection.Ids(
                IntStream.range(0, people).mapToObj(Integer::toString).toList(), 0));
    }

    private static Tally page(int number, int done) {
        return new Tally(new PageKey(0, number), numbers(done), Set.of(), Totals.NONE);
    }

    private static Set<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toSet());
    }
}
