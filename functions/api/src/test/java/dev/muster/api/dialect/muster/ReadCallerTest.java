package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/caller} says whose key it is. */
class ReadCallerTest {
    private final ApiStack stack = new ApiStack();

    private TestResponse get(String key) {
        return stack.get("/v1/caller", "Authorization", "Bearer " + key);
    }

    @Test
    void namesTenantAndPersonOfKey() {
        assertThat(get(ApiStack.KEY).body()).isEqualTo("{\"tenant\":\"demo\",\"person\":\"1\"}");
        assertThat(get(ApiStack.USER_KEY).body()).isEqualTo("{\"tenant\":\"demo\",\"person\":\"2\"}");
        assertThat(get(ApiStack.OTHER_KEY).body()).isEqualTo("{\"tenant\":\"other\",\"person\":\"1\"}");
    }

    @Test
    void answersWithoutRightsInAnyOrganization() {
        stack.grantKey("contact-key", "7");
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of());
        assertThat(get("contact-key").body()).isEqualTo("{\"tenant\":\"demo\",\"person\":\"7\"}");
    }

    @Test
    void isNeverStored() {
        assertThat(get(ApiStack.KEY).headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Vary", "Authorization, Accept");
    }

    @Test
    void rejectsMissingAndUnknownKeys() {
        assertThat(stack.send("GET", "/v1/caller", null, Map.of()).status()).isEqualTo(401);
        assertThat(get("no-such-key").status()).isEqualTo(401);
    }

    @Test
    void rejectsUnknownParameter() {
        assertThat(stack.get("/v1/caller?tenant=other").status()).isEqualTo(422);
    }
}
