package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.dialect.usercom.UsercomContractTest;
import dev.muster.core.job.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentLimitsTest {
    private static final String JOB = """
            {"select":{"ids":["10"]},"changes":[{"set":"country","to":"US"}]%s}""";

    private final ApiStack stack =
            ApiStack.withLimits(Limits.STANDARD.with(Duration.ofSeconds(3), Duration.ofDays(30)));

    @BeforeEach
    void storePerson() {
        stack.store(ApiStack.DEMO, List.of("10"), Set.of("3"), Map.of("country", "BR"));
    }

    @Test
    void boundsWaitByDeploymentLimit() {
        Instant before = stack.time.now();
        TestResponse response = stack.submit(JOB.formatted(""), "Prefer", "wait=15");
        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Preference-Applied")).isEqualTo("wait=3");
        assertThat(Duration.between(before, stack.time.now())).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void boundsDefaultWaitByDeploymentLimit() {
        Instant before = stack.time.now();
        assertThat(massUpdate().status()).isEqualTo(202);
        assertThat(Duration.between(before, stack.time.now())).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void keepsJobsForConfiguredRetention() {
        assertThat(retention(stack.submit(JOB.formatted("")))).isEqualTo(Duration.ofDays(30));
        assertThat(retention(stack.submit(JOB.formatted(",\"retention_days\":9"))))
                .isEqualTo(Duration.ofDays(9));
        assertThat(retention(stack.get(massUpdate().header("Location")))).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void rejectsRetentionAboveLimit() {
        TestResponse response = stack.submit(JOB.formatted(",\"retention_days\":31"));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).contains("/retention_days", "must be a whole number from 8 to 30");
    }

    private TestResponse massUpdate() {
        return stack.send(
                "PUT",
                "/api/public/users/mass_update_standard_attributes/",
                "{\"ids\":[10],\"attribute\":\"country\",\"value\":\"USA\"}",
                Map.of("Authorization", "Token " + UsercomContractTest.TOKEN, "Content-Type", "application/json"));
    }

    private static Duration retention(TestResponse job) {
        return Duration.between(Instant.parse(job.at("/created_at")), Instant.parse(job.at("/expires_at")));
    }
}
