package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private static final Tenant DEMO = new Tenant("demo");
    private static final String QUERY = "GET /v1/jobs";

    private final Cursors cursors = new Cursors("a signing key");
    private final String cursor = cursors.write(DEMO, QUERY, "01K00000000000000000000000");

    @Test
    void readsCursorItWrote() {
        assertThat(cursors.read(DEMO, QUERY, cursor)).contains("01K00000000000000000000000");
    }

    @Test
    void bindsCursorToTenantQueryAndKey() {
        assertThat(cursors.read(new Tenant("other"), QUERY, cursor)).isEmpty();
        assertThat(cursors.read(DEMO, "GET /v1/people", cursor)).isEmpty();
        assertThat(new Cursors("another key").read(DEMO, QUERY, cursor)).isEmpty();
    }

    @Test
    void separatesQueryFromPosition() {
        String narrow = cursors.write(DEMO, "ab", "c");
        assertThat(cursors.read(DEMO, "a", narrow)).isEmpty();
    }

    @Test
    void rejectsEveryChangedCharacter() {
        for (int index = 0; index < cursor.length(); index++) {
            for (char other = ' '; other < 128; other++) {
                String forged = cursor.substring(0, index) + other + cursor.substring(index + 1);
                if (!forged.equals(cursor)) {
                    assertThat(cursors.read(DEMO, QUERY, forged)).isEmpty();
                }
            }
        }
    }

    @Test
    void rejectsTruncatedAndExtendedCursors() {
        for (int length = 0; length < cursor.length(); length++) {
            assertThat(cursors.read(DEMO, QUERY, cursor.substring(0, length))).isEmpty();
        }
        assertThat(cursors.read(DEMO, QUERY, cursor + "A")).isEmpty();
        assertThat(cursors.read(DEMO, QUERY, cursor + "=")).isEmpty();
        assertThat(cursors.read(DEMO, QUERY, cursor + "\u00e9")).isEmpty();
    }
}
