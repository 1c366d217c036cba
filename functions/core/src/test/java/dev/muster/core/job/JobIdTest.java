package dev.muster.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobIdTest {

    @Test
    void idsSortByAgeAndNeverRepeat() {
        Random random = new Random(1);
        Instant moment = Instant.parse("2026-01-01T00:00:00Z");

        String earlier = JobId.at(moment, random);
        String later = JobId.at(moment.plusMillis(1), random);

        assertThat(earlier).isLessThan(later).hasSize(26).startsWith("01KDVDNA00");
        assertThat(JobId.at(moment, random)).isNotEqualTo(earlier);
        assertThat(JobId.isValid(earlier)).isTrue();
        assertThat(JobId.isValid(earlier.toLowerCase(Locale.ROOT))).isFalse();
        assertThat(JobId.isValid("../../etc/passwd")).isFalse();
    }
}
