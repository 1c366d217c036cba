package dev.muster.local.secure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.api.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request that was refused has changed nobody, at any door; one that was done is done once, however often it comes. */
class RefusedTest {
    @Test
    void changesNobody() {
        changesNobody(EdgeBug.NONE);
    }

    /** Each good but for one thing more in it, of which the rest is not to be done. */
    static void changesNobody(EdgeBug bug) {
        Edge edge = new Edge();
        Stream.concat(Doors.json(), Stream.of(Doors.xml()))
                .map(door -> door.saying(spoiled(door.body())))
                .map(door -> Key.DEMO.on(door, edge.walk))
                .forEach(door -> assertThat(edge.ask(door, bug).status())
                        .as(door.toString())
                        .isBetween(400, 499));
    }

    private static String spoiled(String body) {
        return body.startsWith("{")
                ? body.replaceFirst("\\{", "{\"unknown member\":[],")
                : body.replace("<link", "<unknown/><link");
    }

    @Test
    void whatIsRepeatedIsDoneOnce() {
        whatIsRepeatedIsDoneOnce(EdgeBug.NONE);
    }

    static void whatIsRepeatedIsDoneOnce(EdgeBug bug) {
        Edge edge = new Edge();
        Sent job =
                Key.DEMO.on(Doors.json().findFirst().orElseThrow(), edge.walk).with("idempotency-key", "once");
        Answer first = edge.ask(job, bug);
        Answer second = edge.ask(job, bug);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
