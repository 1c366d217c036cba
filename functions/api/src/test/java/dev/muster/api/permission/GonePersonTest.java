package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.testing.forwarding.ForwardingPeople;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A credential whose person is gone, or was created after the credential was issued, opens nothing in any dialect. */
class GonePersonTest {
    private static final String PERSON = "7";

    private boolean gone;
    private final ApiStack stack = ApiStack.withPorts(this::losingPerson);

    private Ports losingPerson(Ports ports) {
        return new Ports(
                new PeopleWithoutOne(ports.people()),
                ports.jobs(),
                ports.batchQueue(),
                ports.planQueue(),
                ports.access(),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    /** People without person 7 once it is gone. */
    private final class PeopleWithoutOne extends ForwardingPeople {
        PeopleWithoutOne(People delegate) {
            super(delegate);
        }

        @Override
        public Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids) {
            Map<String, Person> found = new HashMap<>(super.loadLatest(tenant, ids));
            if (gone) {
                found.remove(PERSON);
            }
            return found;
        }
    }

    private List<TestResponse> callEveryDialect(Credentials caller) {
        return List.of(
                stack.send("GET", "/v1/people/" + PERSON, null, caller.muster()),
                stack.send("GET", "/people/companies/3", null, caller.huddle()),
                stack.send("GET", "/v2/TeamManagement.svc/Retrieve", null, caller.leadsquared()),
                stack.send(
                        "PUT",
                        "/api/public/users/mass_update_standard_attributes",
                        "{\"ids\":[7],\"attribute\":\"country\",\"value\":\"Peru\"}",
                        caller.usercom()),
                openSession(caller));
    }

    private TestResponse openSession(Credentials caller) {
        return stack.send(
                "POST",
                "/apis/v4/sessions",
                "{\"api_key\":\"%s\"}".formatted(caller.musterKey()),
                Map.of("content-type", "application/json"));
    }

    private void store() {
        stack.time.meanwhile(stack::runWorkers);
        stack.store(ApiStack.DEMO, List.of(PERSON), Set.of("3"), Map.of());
    }

    private static void assertUnauthorized(List<TestResponse> responses) {
        assertThat(responses)
                .allSatisfy(response ->
                        assertThat(response.status()).as(response.body()).isEqualTo(401));
    }

    @Test
    void opensNothingForPersonWhoIsGone() {
        store();
        Credentials caller = Credentials.grant(stack, PERSON, ApiStack.ISSUED);
        assertThat(callEveryDialect(caller))
                .allSatisfy(response ->
                        assertThat(response.status()).as(response.body()).isEqualTo(200));
        gone = true;
        assertUnauthorized(callEveryDialect(caller));
    }

    @Test
    void opensNothingForDeletedPersonUntilItIsBroughtBack() {
        stack.time.meanwhile(stack::runWorkers);
        stack.store(ApiStack.DEMO, List.of(PERSON), Set.of("3"), Map.of());
        Credentials caller = Credentials.grant(stack, PERSON, ApiStack.ISSUED);
        MusterClient muster = MusterClient.of(stack);
        String job = muster.runToEnd(muster.submit(MusterClient.ids(List.of(PERSON)), "{\"delete\":true}"));
        assertUnauthorized(callEveryDialect(caller));

        muster.runToEnd(muster.act(job, "undo"));
        assertThat(callEveryDialect(caller))
                .allSatisfy(response ->
                        assertThat(response.status()).as(response.body()).isEqualTo(200));
    }

    @Test
    void opensNothingForPersonCreatedUnderDeletedId() {
        store();
        long issued = stack.ports.access().nextSequence(ApiStack.DEMO);
        Credentials caller = Credentials.grant(stack, PERSON, issued);
        assertThat(stack.send("DELETE", "/v1/people/" + PERSON, null).status()).isEqualTo(204);
        assertThat(new WaysIn(stack).file("{\"id\":\"%s\"}".formatted(PERSON)).getFirst())
                .contains("\"created\"");
        assertUnauthorized(callEveryDialect(caller));
    }

    @Test
    void opensNothingForPersonWhoNeverWas() {
        assertUnauthorized(callEveryDialect(Credentials.grant(stack, "nobody", ApiStack.ISSUED)));
    }

    @Test
    void opensNothingForPersonCreatedLater() {
        Credentials caller =
                Credentials.grant(stack, PERSON, stack.ports.access().nextSequence(ApiStack.DEMO));
        store();
        assertUnauthorized(callEveryDialect(caller));
    }

    @Test
    void endsSessionOfPersonWhoIsGone() {
        store();
        Map<String, String> session =
                Credentials.grant(stack, PERSON, ApiStack.ISSUED).missionHub();
        String body =
                "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"person_ids\":\"7\",\"gender\":\"Male\"}}}";
        assertThat(stack.send("POST", "/apis/v4/bulk_people_changes", body, session)
                        .status())
                .isEqualTo(200);
        gone = true;
        assertThat(stack.send("POST", "/apis/v4/bulk_people_changes", body, session)
                        .status())
                .isEqualTo(401);
    }
}
