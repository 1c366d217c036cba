package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.muster.api.ApiStack;
import dev.muster.api.TestInvocation;
import dev.muster.api.TestResponse;
import dev.muster.api.dialect.DialectFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends the sample events in their documented order, as the managed runtime reads them. */
class SampleEventsTest {
    private static final Path EVENTS = Path.of("..", "..", "events");

    private final ApiStack stack = new ApiStack();

    @Test
    void apiEventsSucceedInOrder() throws IOException {
        stack.time.meanwhile(stack::runWorkers);
        assertThat(send("health").status()).isEqualTo(200);
        assertThat(send("file-people").at("/totals/created")).isEqualTo("3");
        assertThat(send("file-members-gzip").at("/totals/failed")).isEqualTo("0");
        TestResponse dryRun = send("file-dry-run");
        assertThat(dryRun.at("/totals/changed")).isEqualTo("1");
        assertThat(dryRun.at("/totals/not_found")).isEqualTo("1");
        assertThat(send("get-person").at("/attributes/first_name")).isEqualTo("Maria");
        TestResponse job = send("submit-job");
        assertThat(job.status()).isEqualTo(200);
        assertThat(job.at("/totals/changed")).isEqualTo("3");
        assertThat(job.at("/totals/not_found")).isEqualTo("1");
        assertThat(send("list-jobs").at("/jobs/0/id")).isEqualTo(job.at("/id"));
        assertThat(send("dry-run-job").at("/totals/selected")).isEqualTo("3");
        assertThat(send("hold-job").at("/state")).isEqualTo("held");
        assertThat(send("limit-job").at("/totals/changed")).isEqualTo("2");
        assertThat(stack.get("/v1/people/300018").at("/attributes/country")).isEqualTo("USA");
        assertThat(send("people-by-filter").at("/people/0/attributes/country")).isEqualTo("USA");
        assertThat(send("patch-person").at("/attributes/city")).isEqualTo("Cebu");
        assertThat(send("delete-person").status()).isEqualTo(204);
        assertThat(send("open-file").at("/state")).isEqualTo("open");
        // The next events contain a placeholder for the id of a job.
        assertThat(send("put-part").status()).isEqualTo(404);
        assertThat(send("list-parts").status()).isEqualTo(404);
        assertThat(send("close-file").status()).isEqualTo(404);
        assertThat(send("get-job").status()).isEqualTo(404);
        assertThat(send("get-results").status()).isEqualTo(404);
    }

    @Test
    void applyEventsNameUnknownJob() throws IOException {
        SQSEvent batches = read("apply/batches.json", SQSEvent.class);
        assertThat(new ApplyFunction(stack.ports)
                        .handleRequest(batches, new TestInvocation(stack.log, 60))
                        .getBatchItemFailures())
                .isEmpty();
    }

    @Test
    void queueAndScheduleEventsAreProcessed() throws IOException {
        TestInvocation invocation = new TestInvocation(stack.log, 30);
        SQSEvent slots = read("plan/slots.json", SQSEvent.class);
        SQSEvent stripes = read("plan-file/stripes.json", SQSEvent.class);
        SQSEvent dead = read("dead-letter/given-up.json", SQSEvent.class);

        assertThat(new PlanFunction(stack.ports)
                        .handleRequest(slots, invocation)
                        .getBatchItemFailures())
                .isEmpty();
        assertThat(new PlanFileFunction(stack.ports)
                        .handleRequest(stripes, invocation)
                        .getBatchItemFailures())
                .isEmpty();
        assertThat(new DeadLetterFunction(stack.ports)
                        .handleRequest(dead, invocation)
                        .getBatchItemFailures())
                .isEmpty();
        assertThat(stack.log).anyMatch(line -> line.contains("\"DeadMessages\":3,\"UnreadableMessages\":1"));
        new SweepFunction(stack.ports).handleRequest(read("sweep/minute.json", ScheduledEvent.class), invocation);
        assertThat(stack.log.getLast()).contains("\"OpenJobs\":0", "\"SweepErrors\":0");
    }

    @Test
    void leadsquaredEventsPutUsersIntoTeams() throws IOException {
        ApiStack local = ApiStack.withLocalAccounts();
        local.time.meanwhile(local::runWorkers);
        local.store(ApiStack.DEMO, List.of("300018"), Set.of(), Map.of("first_name", "Bo", "country", "usa"));
        for (String name : List.of("list-teams", "update-users", "update-users-by-groups")) {
            TestResponse response = local.send(event("leadsquared/" + name));
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            if (!name.equals("list-teams")) {
                assertThat(response.at("/Message/AffectedRows")).isEqualTo("1");
            }
        }
        assertThat(local.get("/v1/people/300018").at("/attributes/team_id")).isEqualTo("1");
    }

    @Test
    void huddleEventsDeleteMembers() throws IOException {
        for (String form : List.of("xml", "json")) {
            ApiStack local = ApiStack.withLocalAccounts();
            local.time.meanwhile(local::runWorkers);
            local.store(ApiStack.DEMO, List.of("123", "456"), Set.of("42"), Map.of());
            assertThat(local.send(event("huddle/get-company")).at("/links/2/rel"))
                    .isEqualTo("bulk-delete");
            TestResponse response = local.send(event("huddle/bulk-delete-" + form));
            assertThat(response.status()).isEqualTo(204);
            assertThat(local.get(DialectFixture.jobAddress(response)).at("/totals/changed"))
                    .isEqualTo("2");
        }
    }

    @ParameterizedTest
    @CsvSource({"mass-update, 2", "mass-update-attributes, 2", "mass-update-custom, 2"})
    void usercomEventsUpdateUsers(String name, String changed) throws IOException {
        ApiStack local = ApiStack.withLocalAccounts();
        local.time.meanwhile(local::runWorkers);
        local.store(ApiStack.DEMO, List.of("10", "15"), Set.of(), Map.of());
        TestResponse response = local.send(event("usercom/" + name));
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(local.get(DialectFixture.jobAddress(response)).at("/totals/changed"))
                .isEqualTo(changed);
    }

    private TestResponse send(String name) throws IOException {
        return stack.send(event("api/" + name));
    }

    /** Reads the event of that name as the managed runtime does. */
    static APIGatewayV2HTTPEvent event(String name) throws IOException {
        return read(name + ".json", APIGatewayV2HTTPEvent.class);
    }

    private static <T> T read(String name, Class<T> type) throws IOException {
        PojoSerializer<T> serializer = LambdaEventSerializers.serializerFor(type, type.getClassLoader());
        try (InputStream in = Files.newInputStream(EVENTS.resolve(name))) {
            return serializer.fromJson(in);
        }
    }
}
