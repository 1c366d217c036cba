package dev.muster.api.dialect.missionhub;

import dev.muster.api.ApiStack;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Contacts 3 and 4 of organization 3 and contact 5 of organization 42, with an admin and a user of organization 3. */
abstract class MissionHubBulkFixture {
    final ApiStack stack = ApiStack.withLocalAccounts();
    final MissionHubClient admin = MissionHubClient.of(stack, ApiStack.KEY);
    final MissionHubClient user = MissionHubClient.of(stack, ApiStack.USER_KEY);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("3", "4"), Set.of("3"), Map.of("first_name", "Jo"));
        stack.store(ApiStack.DEMO, List.of("5"), Set.of("42"), Map.of());
        stack.ports.access().addOrganization(ApiStack.DEMO, "9");
        stack.time.meanwhile(stack::runWorkers);
    }

    Value value(String person, String path) {
        return stack.person(ApiStack.DEMO, person).orElseThrow().value(new Path(path));
    }
}
