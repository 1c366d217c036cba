package dev.muster.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallChunksTest {

    @Test
    void cutsByNumber() {
        assertThat(CallChunks.of(List.of(1, 2, 3, 4, 5), 2)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        assertThat(CallChunks.of(List.of(1, 2), 2)).containsExactly(List.of(1, 2));
        assertThat(CallChunks.of(List.of(), 2)).isEmpty();
    }

    @Test
    void cutsByWeightAndByNumber() {
        assertThat(CallChunks.of(List.of(5, 5, 1, 1, 1, 1, 9), 3, part -> part, 10))
                .containsExactly(List.of(5, 5), List.of(1, 1, 1), List.of(1, 9));
    }

    @Test
    void putsHeavyPartIntoChunkOfItsOwn() {
        assertThat(CallChunks.of(List.of(1, 11, 30, 1), 3, part -> part, 10))
                .containsExactly(List.of(1), List.of(11), List.of(30), List.of(1));
    }
}
