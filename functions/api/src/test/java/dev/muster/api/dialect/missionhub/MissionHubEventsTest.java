package dev.muster.api.dialect.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sends the sample events of MissionHub in their documented order, each with the token of the response before. */
class MissionHubEventsTest {
    private static final Path EVENTS = Path.of("..", "..", "events", "missionhub");

    private final ApiStack stack = ApiStack.withLocalAccounts();

    @Test
    void sampleEventsSucceedInOrder() throws IOException {
        stack.time.meanwhile(stack::runWorkers);
        stack.store(ApiStack.DEMO, List.of("300018", "300019"), Set.of("3"), Map.of());
        TestResponse session = stack.send(read("open-session"));
        assertThat(session.status()).isEqualTo(200);
        TestResponse named = stack.send(withToken(session.at("/token"), read("change-people")));
        assertThat(named.status()).as(named.body()).isEqualTo(200);
        assertThat(named.at("/meta/changed")).isEqualTo("2");
        assertThat(named.at("/meta/not_found")).isEqualTo("1");
        TestResponse filtered = stack.send(withToken(named.header("X-MH-Session"), read("change-filtered-people")));
        assertThat(filtered.status()).as(filtered.body()).isEqualTo(200);
        assertThat(filtered.at("/meta/changed")).isEqualTo("2");
        TestResponse created = stack.send(withToken(filtered.header("X-MH-Session"), read("create-person")));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        TestResponse merged = stack.send(withToken(created.header("X-MH-Session"), read("create-person")));
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(merged.at("/data/id")).isEqualTo(created.at("/data/id"));
        for (String client : List.of("create-person-mobile", "create-person-web")) {
            TestResponse sent = stack.send(withToken(merged.header("X-MH-Session"), read(client)));
            assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        }
        TestResponse all = stack.send(withToken(merged.header("X-MH-Session"), read("change-all-people-web")));
        assertThat(all.status()).as(all.body()).isEqualTo(200);
        assertThat(all.at("/meta/changed")).isEqualTo("4");
    }

    private static APIGatewayV2HTTPEvent withToken(String token, APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new HashMap<>(event.getHeaders());
        headers.replace("authorization", "Bearer TOKEN", "Bearer " + token);
        event.setHeaders(headers);
        return event;
    }

    private static APIGatewayV2HTTPEvent read(String name) throws IOException {
        PojoSerializer<APIGatewayV2HTTPEvent> serializer = LambdaEventSerializers.serializerFor(
                APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPEvent.class.getClassLoader());
        try (InputStream in = Files.newInputStream(EVENTS.resolve(name + ".json"))) {
            return serializer.fromJson(in);
        }
    }
}
