package dev.muster.api.dialect.usercom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.person.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Users 10, 15, 22 and 30, with the requests of a User.com client on them. */
abstract class UsercomFixture {
    static final String STANDARD = "/api/public/users/mass_update_standard_attributes/";
    static final String CUSTOM = "/api/public/users/mass_update_custom_attributes/";
    static final String BY_ID = "/api/public/users-by-id/mass_update_standard_attributes/";
    static final String SAMPLE = """
            {
                "ids": [10, 15, 22, 23],
                "attribute": "country",
                "value": "USA"
            }""";
    final ApiStack stack = ApiStack.withLocalAccounts();

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("10", "15", "22"), Set.of("3"), Map.of("country", "Brazil", "score", "9"));
        stack.store(ApiStack.DEMO, List.of("30"), Set.of(), Map.of("email", "jo@example.org", "custom_id", "c-30"));
        stack.time.meanwhile(stack::runWorkers);
    }

    TestResponse send(String method, String path, String body, String... more) {
        Map<String, String> headers = new HashMap<>(
                Map.of("Authorization", "Token " + UsercomContractTest.TOKEN, "Content-Type", "application/json"));
        for (int index = 0; index < more.length; index += 2) {
            headers.put(more[index], more[index + 1]);
        }
        return stack.send(method, path, body, headers);
    }

    TestResponse put(String body) {
        return send("PUT", STANDARD, body);
    }

    TestResponse set(String attribute, String value) {
        return put("{\"ids\":[10],\"attribute\":\"%s\",\"value\":%s}".formatted(attribute, value));
    }

    Person person(String id) {
        return stack.person(ApiStack.DEMO, id).orElseThrow();
    }

    String value(String id, String attribute) {
        return stack.get("/v1/people/" + id).at("/attributes/" + attribute);
    }

    void assertUntouched() {
        assertThat(person("10").version()).isOne();
        assertThat(stack.get("/v1/jobs").at("/jobs")).isEqualTo("[]");
    }
}
