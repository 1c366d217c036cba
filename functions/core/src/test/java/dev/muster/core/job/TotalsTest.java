package dev.muster.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TotalsTest {
    private static final BatchKey BATCH = new BatchKey(0, 7);

    @Test
    void countsPeopleWithoutExceptionAsChanged() {
        BatchOutcomes outcomes = BatchOutcomes.of(
                BATCH,
                List.of(
                        new PersonResult("1", Outcome.CHANGED, ""),
                        new PersonResult("2", Outcome.NOT_FOUND, "no such person"),
                        new PersonResult("3", Outcome.CHANGED, "but for country"),
                        new PersonResult("4", Outcome.UNCHANGED, "")));

        assertThat(outcomes.exceptions()).extracting(PersonResult::id).containsExactly("2", "3", "4");
        Totals totals = outcomes.totals(4);
        assertThat(totals.of(Outcome.CHANGED)).isEqualTo(2);
        assertThat(totals.of(Outcome.NOT_FOUND)).isEqualTo(1);
        assertThat(totals.of(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(totals.sum()).isEqualTo(4);
    }

    @Test
    void addsTotalsAndThrowsOnOverflow() {
        Totals one = new Totals(Map.of(Outcome.CHANGED, Long.MAX_VALUE));

        assertThat(one.plus(Totals.NONE)).isEqualTo(one);
        assertThatThrownBy(() -> one.plus(one)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void pageKnowsItsCountedBatches() {
        Tally page = new Tally(new PageKey(0, 1), Set.of(128, 129), Set.of(), Totals.NONE);

        assertThat(page.knows(new BatchKey(0, 128))).isTrue();
        assertThat(page.knows(new BatchKey(1, 128))).isFalse();
        assertThat(page.knows(new BatchKey(0, 130))).isFalse();
    }
}
