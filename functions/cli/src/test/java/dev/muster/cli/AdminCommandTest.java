package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code muster admin}: the commands of a file go to Lambda's Invoke, once. */
class AdminCommandTest {
    private static final String FILE =
            Path.of("..", "..", "events", "admin", "issue-credential.json").toString();

    @TempDir
    private Path folder;

    private final ScriptedServer lambda = new ScriptedServer();
    private CliRunner cli;

    @BeforeEach
    void haveCredentials() {
        cli = CliRunner.withoutServer(folder)
                .with("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
                .with("AWS_SECRET_ACCESS_KEY", "example")
                .with("AWS_REGION", "eu-west-1");
    }

    @AfterEach
    void stop() {
        lambda.close();
    }

    private CliRun admin(String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {
                    "admin",
                    FILE,
                    "--function",
                    "Admin",
                    "--endpoint-url",
                    lambda.address().toString()
                },
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return cli.run(arguments);
    }

    @Test
    void printsTheResults() {
        lambda.then(200, Map.of(), "{\"results\":[{\"outcome\":\"done\",\"secret\":\"s\"}]}");

        assertThat(admin("--yes").expect(0).out()).isEqualTo("{\"outcome\":\"done\",\"secret\":\"s\"}\n");
        assertThat(admin("--yes", "--json").expect(0).events("admin")).hasSize(1);

        assertThat(lambda.seen().getFirst().path()).isEqualTo("/2015-03-31/functions/Admin/invocations");
        assertThat(lambda.seen().getFirst().key().orElseThrow()).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
    }

    @Test
    void asksFirst() {
        lambda.then(200, Map.of(), "{\"results\":[{\"outcome\":\"done\"}]}");

        assertThat(admin().expect(2).err()).contains("--yes");
        cli = cli.typing("2\n");
        admin().expect(3);
        assertThat(lambda.seen()).isEmpty();
        cli = cli.typing("1\n");
        admin().expect(0);
    }

    @Test
    void tellsRefusedCommandsAndErrors() {
        lambda.then(200, Map.of(), "{\"results\":[{\"outcome\":\"refused\",\"reason\":\"x\"}]}")
                .then(403, Map.of(), "{\"message\":\"no\"}")
                .then(200, Map.of("X-Amz-Function-Error", "Unhandled"), "{\"errorMessage\":\"no\"}")
                .then(0, Map.of(), "");

        admin("--yes").expect(1);
        admin("--yes").expect(4);
        admin("--yes").expect(1);
        assertThat(admin("--yes").expect(1).err()).contains("may have run");
        cli = cli.without("AWS_ACCESS_KEY_ID");
        assertThat(admin("--yes").expect(4).err()).contains("AWS_ACCESS_KEY_ID");
        cli.run("admin", FILE, "--function", "Admin", "--endpoint-url", "http://lambda.example.org", "--yes")
                .expect(2);
    }
}
