package dev.muster.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5 | 5 | false",
                "WAIT=5 | 5 | false",
                " wait = \"5\" | 5 | false",
                "wait=0 | 0 | false",
                "wait=500 | 20 | false",
                "respond-async, wait=5 | 5 | true",
                "return=minimal; x=y, wait=5;z | 5 | false",
                "wait=3, wait=5 | 3 | false",
            })
    void readsWait(String header, int seconds, boolean async) {
        assertThat(PreferHeader.parse(Optional.of(header), Limits.MAX_WAIT))
                .isEqualTo(new PreferHeader(Optional.of(Duration.ofSeconds(seconds)), async));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "wait", "wait=", "wait=-1", "wait=1.5", "wait=ten", "wait=99999999999", "x=5"})
    void ignoresInvalidPreferences(String header) {
        assertThat(PreferHeader.parse(Optional.of(header), Limits.MAX_WAIT)).isEqualTo(PreferHeader.NOTHING);
    }

    @Test
    void boundsWaitByDeploymentLimit() {
        assertThat(PreferHeader.parse(Optional.of("wait=15"), Duration.ofSeconds(10))
                        .maxWait())
                .contains(Duration.ofSeconds(10));
    }

    @Test
    void rendersAppliedPreferences() {
        PreferHeader both = PreferHeader.parse(Optional.of("respond-async, wait=100"), Limits.MAX_WAIT);
        assertThat(both.applied(true)).contains("respond-async, wait=20");
        assertThat(both.applied(false)).contains("wait=20");
        assertThat(PreferHeader.NOTHING.applied(true)).isEmpty();
    }
}
