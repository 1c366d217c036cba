package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lost connections, busy servers, servers that lead elsewhere, and answers with control characters. */
class UnreliableServerTest {
    private static final String JOB =
            "{\"id\":\"01K00000000000000000000009\",\"state\":\"cancelled\",\"finished_at\":\"x\"}";

    @TempDir
    private Path folder;

    private final ScriptedServer server = new ScriptedServer();
    private CliRunner cli;

    @BeforeEach
    void useServer() {
        cli = CliRunner.withoutServer(folder)
                .with("MUSTER_URL", server.address().toString())
                .with("MUSTER_API_KEY", "local-muster-key");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void repeatsALostRequestUnderTheSameKey() {
        server.then(0, Map.of(), "").then(0, Map.of(), "").then(200, Map.of(), JOB);

        cli.run("cancel", "01K00000000000000000000009").expect(0);

        assertThat(server.seen()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(server.seen().stream()
                        .map(ScriptedServer.Seen::idempotencyKey)
                        .distinct())
                .hasSize(1)
                .allMatch(Optional::isPresent);
    }

    @Test
    void waitsAsLongAsABusyServerAsks() {
        server.then(429, Map.of("Retry-After", "1"), "{}")
                .then(503, Map.of("Retry-After", "0"), "")
                .then(200, Map.of(), "{\"jobs\":[]}");
        long start = System.nanoTime();

        CliRun run = cli.run("jobs").expect(0);

        assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
        assertThat(run.err()).contains("The server is busy (429); trying again in 1 s");
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void neverSendsTheKeyToAnotherServer() {
        try (ScriptedServer other = new ScriptedServer()) {
            other.then(200, Map.of(), "{\"jobs\":[]}");
            server.then(307, Map.of("Location", other.address() + "/v1/jobs"), "");

            CliRun run = cli.run("jobs").expect(1);

            assertThat(run.err()).contains("leads to " + other.address()).contains("the key is not sent there");
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void followsNoPageToAnotherServer() {
        try (ScriptedServer other = new ScriptedServer()) {
            other.then(200, Map.of(), "{\"jobs\":[]}");
            server.then(200, Map.of("Link", "<" + other.address() + "/v1/jobs>; rel=\"next\""), "{\"jobs\":[]}");

            cli.run("jobs").expect(1);

            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void saysThatAServerIsNotThere() {
        server.close();

        CliRun run = cli.run("jobs").expect(1);

        assertThat(run.err()).contains("cannot reach " + server.address()).contains("Check the address");
    }

    @Test
    void printsNoControlOrBidirectionalCharacters() {
        String evil = "a\\u001b[2Jb\\u202ec\\u0007d\\u009be\\nf\\u2066g";
        server.then(200, Map.of(), "{\"people\":[{\"id\":\"7\",\"attributes\":{\"first_name\":\"" + evil + "\"}}]}");

        CliRun text = cli.run("people").expect(0);
        CliRun json = cli.run("people", "--json").expect(0);

        assertThat(text.out()).isEqualTo("7\ta[2Jbcde fg\t\t\n");
        assertThat(List.of(text.out(), json.out()))
                .allSatisfy(out ->
                        assertThat(out).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202e\\u2066]"));
        assertThat(json.events("person")
                        .getFirst()
                        .at("person")
                        .at("attributes")
                        .at("first_name")
                        .text())
                .isEqualTo("a\u001b[2Jb\u202ec\u0007d\u009be\nf\u2066g");
    }

    @Test
    void showsTheErrorOfAProxyWithoutItsPage() {
        server.then(404, Map.of(), "<html>\u001b[31m not here</html>");

        assertThat(cli.run("jobs").expect(1).err()).isEqualTo("error: the server answered 404\n");
    }

    @Test
    void sendsTheKeyInTheHeaderOnly() {
        server.then(200, Map.of(), "{\"jobs\":[]}");

        cli.run("jobs", "--limit", "3").expect(0);

        assertThat(server.seen().getFirst().key()).contains("Bearer local-muster-key");
        assertThat(server.seen().getFirst().path()).isEqualTo("/v1/jobs?limit=3");
    }
}
