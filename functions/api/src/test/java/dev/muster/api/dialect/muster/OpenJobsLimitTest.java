package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import org.junit.jupiter.api.Test;

class OpenJobsLimitTest {
    private static final String JOB = """
            { "select": { "ids": ["2"] }, "changes": [ { "set": "city", "to": "Rio" } ] }""";

    private final ApiStack stack = new ApiStack();

    @Test
    void namesLimitAndRetryDelay() {
        for (int number = 0; number < 100; number++) {
            assertThat(stack.submit(JOB).status()).isEqualTo(202);
        }
        TestResponse keyed = stack.submit(JOB, "Idempotency-Key", "late");
        assertThat(keyed.status()).isEqualTo(429);
        assertThat(keyed.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(keyed.header("Retry-After")).isEqualTo("30");
        assertThat(keyed.at("/code")).isEqualTo("too_many_open_jobs");
        assertThat(keyed.at("/detail"))
                .isEqualTo("100 jobs are open, as many as there may be at once; try again when one of them has ended,"
                        + " or cancel one, or release one that is held");
        assertThat(stack.submit(JOB, "Authorization", "Bearer " + ApiStack.OTHER_KEY)
                        .status())
                .isEqualTo(202);

        stack.runWorkers();
        assertThat(stack.submit(JOB, "Idempotency-Key", "late").status()).isEqualTo(202);
    }
}
