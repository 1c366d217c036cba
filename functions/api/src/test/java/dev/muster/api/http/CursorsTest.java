package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private static final Tenant DEMO = new Tenant("demo");
    private static final String QUESTION = "GET /v1/jobs";

    private final Cursors cursors = new Cursors("a signing key");
    private final String cursor = cursors.write(DEMO, QUESTION, "01K00000000000000000000000");

    @Test
    void readsWhatItWrote() {
        assertThat(cursors.read(DEMO, QUESTION, cursor)).contains("01K00000000000000000000000");
    }

    @Test
    void isBoundToTenantQuestionAndKey() {
        assertThat(cursors.read(new Tenant("other"), QUESTION, cursor)).isEmpty();
        assertThat(cursors.read(DEMO, "GET /v1/people", cursor)).isEmpty();
        assertThat(new Cursors("another key").read(DEMO, QUESTION, cursor)).isEmpty();
    }

    @Test
    void noTwoQuestionsRunTogether() {
        String narrow = cursors.write(DEMO, "ab", "c");
        assertThat(cursors.read(DEMO, "a", narrow)).isEmpty();
    }

    @Test
    void noOtherCharacterWillDo() {
        for (int place = 0; place < cursor.length(); place++) {
            for (char other = ' '; other < 128; other++) {
                String forged = cursor.substring(0, place) + other + cursor.substring(place + 1);
                if (!forged.equals(cursor)) {
                    assertThat(cursors.read(DEMO, QUESTION, forged)).isEmpty();
                }
            }
        }
    }

    @Test
    void neitherCutNorGrown() {
        for (int length = 0; length < cursor.length(); length++) {
            assertThat(cursors.read(DEMO, QUESTION, cursor.substring(0, length)))
                    .isEmpty();
        }
        assertThat(cursors.read(DEMO, QUESTION, cursor + "A")).isEmpty();
        assertThat(cursors.read(DEMO, QUESTION, cursor + "=")).isEmpty();
        assertThat(cursors.read(DEMO, QUESTION, cursor + "\u00e9")).isEmpty();
    }
}
