package dev.muster.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "100, 1, 100", "101, 2, 1", "10000, 100, 100", "100000, 1000, 100"})
    void cutsEveryPersonIntoOneBatch(int people, int batches, int inTheLast) {
        List<String> ids =
                IntStream.range(0, people).mapToObj(Integer::toString).toList();

        List<Batch> cut = Plan.cut(ids);

        assertThat(cut).hasSize(batches);
        assertThat(cut.getLast().ids()).hasSize(inTheLast);
        assertThat(cut.stream().flatMap(batch -> batch.ids().stream())).containsExactlyElementsOf(ids);
        assertThat(cut.stream().map(Batch::key))
                .containsExactlyElementsOf(Plan.ofIds(people, 0).keys());
    }

    @Test
    void expectsFullPagesButForTheLast() {
        Plan plan = Plan.ofIds(13_001, 0);

        assertThat(plan.batches()).isEqualTo(131);
        assertThat(plan.expectedOn(new PageKey(0, 0))).isEqualTo(128);
        assertThat(plan.expectedOn(new PageKey(0, 1))).isEqualTo(3);
        assertThat(plan.expectedOn(new PageKey(0, 2))).isZero();
        assertThat(new BatchKey(0, 127).page()).isEqualTo(new PageKey(0, 0));
        assertThat(new BatchKey(0, 128).page()).isEqualTo(new PageKey(0, 1));
    }
}
