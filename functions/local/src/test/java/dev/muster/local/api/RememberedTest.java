package dev.muster.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Remembered;
import dev.muster.api.http.Body;
import dev.muster.api.http.Query;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import dev.muster.core.time.SystemTime;
import dev.muster.local.memory.MemoryAccess;
import dev.muster.local.memory.MemoryAnnouncements;
import dev.muster.local.memory.MemoryJobs;
import dev.muster.local.memory.MemoryPeople;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many requests come with one Idempotency-Key at once, one of them acts. */
class RememberedTest {
    private final SystemTime time = new SystemTime();
    private final Remembered remembered = new Remembered(new Ports(
            new MemoryPeople(),
            new MemoryJobs(),
            (messages, deadline) -> List.of(),
            (messages, deadline) -> List.of(),
            new MemoryAccess(),
            new MemoryAnnouncements(),
            time,
            new Random(1)));
    private final AtomicInteger acts = new AtomicInteger();

    @Test
    void actsOnceForManyAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Checked<Response>>> all = IntStream.range(0, 20)
                    .<Callable<Checked<Response>>>mapToObj(n -> () -> remembered.answer(call("once", "{}"), this::act))
                    .toList();
            for (Future<Checked<Response>> answer : threads.invokeAll(all)) {
                assertThat(body(answer.get())).isEqualTo("act 1");
            }
        }
        assertThat(acts).hasValue(1);
    }

    @Test
    void actsAgainAfterARefusal() {
        Checked<Response> refused = remembered.answer(
                call("again", "{}"), () -> Checked.refused(Problem.Kind.INVALID, "first_name is missing"));

        assertThat(refused).isInstanceOf(Checked.Refused.class);
        assertThat(body(remembered.answer(call("again", "{\"better\":1}"), this::act)))
                .isEqualTo("act 1");
    }

    private Checked<Response> act() {
        return Checked.good(Response.of(200, "text/plain", "act " + acts.incrementAndGet()));
    }

    private Call call(String key, String body) {
        Request request = new Request(
                "POST",
                "/v1/people/import",
                Query.parse(""),
                Map.of("idempotency-key", key),
                Body.ofText(body).orElseThrow(),
                "request",
                "127.0.0.1");
        return new Call(
                request, Map.of(), new Caller(new Tenant("demo"), "1"), Deadline.in(time, Duration.ofSeconds(20)));
    }

    private static String body(Checked<Response> answer) {
        return ((Checked.Good<Response>) answer).value().body();
    }
}
