package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.Optional;
import java.util.Set;

/**
 * The result for the person, as the response to a request reports it.
 *
 * @param refusal why the person was not changed; empty when it was
 */
record Answer(Optional<String> refusal) {
    static final Answer CHANGED = new Answer(Optional.empty());

    /** Returns a refusal, if the response has one of these statuses; checks that it is a success otherwise. */
    static Answer of(TestResponse response, Integer... refusals) {
        if (Set.of(refusals).contains(response.status())) {
            return new Answer(Optional.of(response.body()));
        }
        assertThat(response.status()).as(response.body()).isBetween(200, 204);
        return CHANGED;
    }

    /** Returns the outcome of the person in a job. */
    static Answer ofJob(RoleStack roles, String address) {
        TestResponse results = roles.stack.send("GET", address + "/results", null, roles.admin.muster());
        assertThat(results.status()).as(results.body()).isEqualTo(200);
        String line = results.lines().stream()
                .filter(one -> TestResponse.at(one, "/id").equals(roles.target))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no result of the person: " + results.body()));
        String reason = TestResponse.at(line, "/reason");
        return switch (TestResponse.at(line, "/outcome")) {
            case "changed" -> CHANGED;
            case "refused" -> new Answer(Optional.of(reason));
            case String _ -> throw new AssertionError(line);
        };
    }

    boolean isRefused() {
        return refusal.isPresent();
    }
}
