package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a job as query parameters. */
class JobOptionsQueryTest {

    private static Validated<JobOptions> read(Map<String, String> parameters) {
        return JobOptionsQuery.read(new QueryParameters(parameters), Limits.STANDARD);
    }

    @Test
    void readsOptionsAsFromTheBody() {
        assertThat(read(Map.of())).isEqualTo(Validated.valid(JobOptions.DEFAULT));
        assertThat(read(Map.of("dry_run", "true", "max_affected", "500", "retention_days", "3", "note", "null")))
                .isEqualTo(Validated.valid(
                        new JobOptions(true, Optional.empty(), OptionalLong.of(500), Duration.ofDays(3), "null")));
        assertThat(read(Map.of("hold", "true", "hold_days", "9", "match", "email")))
                .isEqualTo(Validated.valid(new JobOptions(
                        false, Optional.of(Duration.ofDays(9)), OptionalLong.empty(), Limits.RETENTION, "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dry_run | yes | the query parameter \"dry_run\" must be true or false, not \"yes\"",
                "hold | TRUE | the query parameter \"hold\" must be true or false, not \"TRUE\"",
                "max_affected | -1 | the query parameter \"max_affected\" must be a whole number from 0, not \"-1\"",
                "max_affected | 99999999999999999 | must be a whole number from 0 to 9007199254740991",
                "retention_days | 91 | the query parameter \"retention_days\" must be a whole number from 8 to 90",
                "hold_days | 3 | the query parameter \"hold_days\" is allowed only with hold"
            })
    void namesParameter(String name, String value, String error) {
        assertThat(((Validated.Invalid<JobOptions>) read(Map.of(name, value)))
                        .problems()
                        .getFirst()
                        .detail())
                .contains(error);
    }
}
