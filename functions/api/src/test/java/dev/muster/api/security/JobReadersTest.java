package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A credential of one dialect reads no job that another credential has made, whosever they are. */
class JobReadersTest {
    private static final String JOB =
            "{\"select\":{\"ids\":[\"301\"]},\"changes\":[{\"set\":\"city\",\"to\":\"Rio\"}]}";
    private static final String HUDDLE = "OAuth2 local-huddle-token";
    private static final String LEADSQUARED = "?accessKey=local-access&secretKey=local-secret";

    @Test
    void otherCredentialsFindNoJob() {
        otherCredentialsFindNoJob(PlantedEdgeBug.NONE);
    }

    /** All credentials are of person 1 but one. */
    static void otherCredentialsFindNoJob(PlantedEdgeBug bug) {
        ApiStack stack = ApiStack.withPorts(bug::ports);
        stack.store(ApiStack.DEMO, List.of("301"), Set.of("3"), Map.of());
        String ofKey = stack.submit(JOB).header("Location");
        String user = TestCredential.DEMO.usercom();
        String session = TestCredential.DEMO.session(stack);
        for (String path : List.of(ofKey, ofKey + "/results")) {
            assertThat(read(stack, path, HUDDLE).status()).isEqualTo(404);
            assertThat(read(stack, path + LEADSQUARED, "").status()).isEqualTo(404);
            assertThat(read(stack, path, "Token " + user).status()).isEqualTo(404);
            assertThat(read(stack, path, "Bearer local-huddle-member-token").status())
                    .isEqualTo(404);
            // A session is one of its API key.
            assertThat(read(stack, path, "Bearer " + session).status()).isEqualTo(200);
        }
    }

    private static TestResponse read(ApiStack stack, String address, String authorization) {
        return stack.send(
                "GET", address, null, authorization.isEmpty() ? Map.of() : Map.of("authorization", authorization));
    }

    @Test
    void removesKeysOfTheQueryFromLinks() {
        ApiStack stack = ApiStack.withLocalAccounts();
        List<String> ids =
                IntStream.range(1_000, 12_500).mapToObj(Integer::toString).toList();
        String conditions = "{\"Condition\":[{\"LookupName\":\"City\",\"Operator\":\"eq\",\"LookupValue\":\"Rio\","
                + "\"ConditionOperator\":null}],\"GroupOperator\":null}";
        stack.store(ApiStack.DEMO, ids, Set.of("3"), Map.of("city", "Rio"));
        stack.time.meanwhile(stack::runWorkers);
        TestResponse updated = stack.send(
                "POST",
                "/v2/UserManagement.svc/User/Bulk/Update" + LEADSQUARED,
                "{\"Conditions\":[%s],\"Attribute\":\"TeamId\",\"Value\":\"2\"}".formatted(conditions),
                Map.of("content-type", "application/json"));
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        String link = updated.header("Link");
        String job = link.substring(1, link.indexOf('>'));
        TestResponse first = read(stack, job + "/results" + LEADSQUARED + "&outcome=changed", "");
        assertThat(first.next()).startsWith(job + "/results?cursor=").endsWith("&outcome=changed");
        assertThat(first.next()).doesNotContain("local-access", "local-secret", "accessKey", "secretKey");
        TestResponse second = read(stack, first.next() + "&" + LEADSQUARED.substring(1), "");
        assertThat(first.lines().size() + second.lines().size()).isEqualTo(ids.size());
    }
}
