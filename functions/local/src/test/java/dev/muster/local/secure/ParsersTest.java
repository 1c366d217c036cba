package dev.muster.local.secure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.csv.CsvReader;
import dev.muster.api.http.Accept;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.Prefer;
import dev.muster.api.scim.FilterParser;
import dev.muster.api.xml.XmlReader;
import dev.muster.core.job.Limits;
import dev.muster.local.api.Answer;
import dev.muster.local.api.MemoryWalk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that reads what strangers send: it answers whatever comes, of which the seeds in the
 * resources, spoiled at random, are a sample.
 */
class ParsersTest {
    private static final MemoryWalk WALK = MemoryWalk.local();
    private static final List<Sent> DOORS = Stream.of(Doors.json(), Doors.rows(), Stream.of(Doors.xml()))
            .flatMap(doors -> doors)
            .map(door -> Key.DEMO.on(door, WALK))
            .toList();

    @Test
    void bodies() {
        Mutations.of("bodies", ParsersTest::bodies);
    }

    private static void bodies(byte[] body) {
        for (Sent door : DOORS) {
            WALK.time.pass(Duration.ofMillis(250));
            Answer answer = WALK.send(StrictJsonTest.event(door.with("prefer", "respond-async"), body));
            assertThat(answer.status()).isLessThan(500);
            Internals.assertNone(answer, door.toString());
        }
        WALK.queue.receive(Integer.MAX_VALUE);
        WALK.log.clear();
    }

    @Test
    void xml() {
        Mutations.of("xml", ParsersTest::xml);
    }

    private static void xml(byte[] body) {
        assertThat(new XmlReader(32, 1_000).read(ByteBuffer.wrap(body))).isNotNull();
    }

    @Test
    void filters() {
        Mutations.of("filters", ParsersTest::filters);
    }

    private static void filters(byte[] text) {
        assertThat(FilterParser.parse(string(text), Optional.of("3"), "/filter"))
                .isNotNull();
    }

    @Test
    void cursorsAndTokens() {
        Mutations.of("cursorsAndTokens", ParsersTest::cursorsAndTokens);
    }

    private static void cursorsAndTokens(byte[] text) {
        String sent = string(text);
        assertThat(new Cursors("a signing key").read(MemoryWalk.DEMO, "question", sent))
                .isEmpty();
        Sent door = Sent.of("POST", "/apis/v4/people", "{}").with("authorization", "Bearer " + sent);
        assertThat(door.to(WALK).status()).isEqualTo(401);
        WALK.log.clear();
    }

    @Test
    void headers() {
        Mutations.of("headers", ParsersTest::headers);
    }

    private static void headers(byte[] text) {
        Optional<String> header = Optional.of(string(text));
        assertThat(Prefer.parse(header, Limits.PATIENCE).patience().orElse(Duration.ZERO))
                .isBetween(Duration.ZERO, Limits.PATIENCE);
        assertThat(Accept.choose(header, List.of("text/csv", "application/json")))
                .isNotNull();
    }

    @Test
    void csv() {
        Mutations.of("csv", ParsersTest::csv);
    }

    private static void csv(byte[] text) {
        assertThat(CsvReader.read(string(text), 1_000)).isNotNull();
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
