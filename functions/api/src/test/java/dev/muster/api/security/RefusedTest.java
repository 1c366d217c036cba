package dev.muster.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.TestResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request that was refused has changed nobody, at any door; one that was done is done once, however often it comes. */
class RefusedTest {
    @Test
    void changesNobody() {
        changesNobody(PlantedEdgeBug.NONE);
    }

    /** Each good but for one thing more in it, of which the rest is not to be done. */
    static void changesNobody(PlantedEdgeBug bug) {
        RejectedRequests rejectedRequests = new RejectedRequests();
        Stream.concat(ApiEndpoints.json(), Stream.of(ApiEndpoints.xml()))
                .map(door -> door.saying(spoiled(door.body())))
                .map(door -> TestCredential.DEMO.on(door, rejectedRequests.walk))
                .forEach(door -> assertThat(rejectedRequests.ask(door, bug).status())
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
        whatIsRepeatedIsDoneOnce(PlantedEdgeBug.NONE);
    }

    static void whatIsRepeatedIsDoneOnce(PlantedEdgeBug bug) {
        RejectedRequests rejectedRequests = new RejectedRequests();
        SentRequest job = TestCredential.DEMO
                .on(ApiEndpoints.json().findFirst().orElseThrow(), rejectedRequests.walk)
                .with("idempotency-key", "once");
        TestResponse first = rejectedRequests.ask(job, bug);
        TestResponse second = rejectedRequests.ask(job, bug);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
