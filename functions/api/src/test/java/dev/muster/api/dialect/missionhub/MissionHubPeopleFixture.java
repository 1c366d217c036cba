package dev.muster.api.dialect.missionhub;

import dev.muster.api.ApiStack;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Contact 12 of organization 3 and contact 13 of organization 42, with an admin of organization 3. */
abstract class MissionHubPeopleFixture {
    static final String EMAIL =
            "[{\"type\":\"email_address\",\"attributes\":{\"email\":\"Jo@Example.org\",\"primary\":true}}]";
    final ApiStack stack = ApiStack.withLocalAccounts();
    final MissionHubClient admin = MissionHubClient.of(stack, ApiStack.KEY);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("12"), Set.of("3"), Map.of("first_name", "Lee"));
        stack.store(ApiStack.DEMO, List.of("13"), Set.of("42"), Map.of("email", "other@example.org"));
        stack.ports.access().addOrganization(ApiStack.DEMO, "9");
    }

    Value value(String person, String path) {
        return stack.person(ApiStack.DEMO, person).orElseThrow().value(new Path(path));
    }
}
