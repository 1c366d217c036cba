package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.core.access.Access;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.People;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of every answer to every request, whatever was sent. */
final class RejectedRequests {
    private static final Set<Integer> DOCUMENTED =
            Set.of(200, 201, 202, 204, 304, 400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429);

    /** What changes somebody, or is on its way to. */
    private static final Set<String> WRITES =
            Set.of("save", "saveWithUniqueKeys", "enroll", "create", "createSuccessor", "addTeam");

    private final List<String> writes = new ArrayList<>();
    final ApiStack walk = ApiStack.watched(this::watched);

    /** Sends these bytes, and holds the answer to what every answer is held to. */
    TestResponse ask(SentRequest door, byte[] body) {
        walk.time.pass(Duration.ofMillis(250));
        writes.clear();
        TestResponse answer = walk.send(StrictJsonTest.event(door.with("prefer", "respond-async"), body));
        return held(answer, door + " " + new String(body, StandardCharsets.UTF_8));
    }

    TestResponse ask(SentRequest sent) {
        return ask(sent, PlantedEdgeBug.NONE);
    }

    TestResponse ask(SentRequest sent, PlantedEdgeBug bug) {
        walk.time.pass(Duration.ofMillis(250));
        writes.clear();
        return held(bug.send(sent, walk), sent.toString());
    }

    private TestResponse held(TestResponse answer, String sent) {
        assertThat(DOCUMENTED).as(() -> sent + " -> " + answer).contains(answer.status());
        InternalDetails.assertNone(answer, sent);
        if (answer.status() >= 400) {
            assertThat(writes).as(() -> sent + " was refused: " + answer).isEmpty();
        }
        walk.queue.receive(Integer.MAX_VALUE);
        walk.log.clear();
        return answer;
    }

    private Ports watched(Ports ports) {
        return new Ports(
                watched(People.class, ports.people()),
                watched(Jobs.class, ports.jobs()),
                ports.batchQueue(),
                ports.planQueue(),
                watched(Access.class, ports.access()),
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    private <P> P watched(Class<P> type, P port) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, sent) -> {
            if (WRITES.contains(method.getName()) && !isNothing(sent)) {
                writes.add(method.getName());
            }
            try {
                return method.invoke(port, sent);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }

    /** A list of nobody, or a map of none, is no write. */
    private static boolean isNothing(Object[] sent) {
        return sent.length > 1
                && ((sent[1] instanceof Collection<?> all && all.isEmpty())
                        || (sent[1] instanceof Map<?, ?> map && map.isEmpty()));
    }
}
