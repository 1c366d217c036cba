package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code muster login} and the profiles of config.toml. */
class ProfileTest {
    @TempDir
    private Path folder;

    private CliRunner cli;
    private Path config;

    @BeforeEach
    void forgetTheKey() {
        cli = CliRunner.of(folder).without("MUSTER_API_KEY").without("MUSTER_URL");
        config = folder.resolve("config/muster/config.toml");
    }

    private static String url() {
        return TestServer.address().toString();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(config.getParent());
        Files.writeString(config, text);
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void storesACheckedKeyForItsOwnerOnly() throws IOException {
        CliRun run = cli.piped("local-muster-key\n")
                .run("login", "--url", url() + "/", "--key-file", "-")
                .expect(0);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
                .isEqualTo("rw-------");
        assertThat(config).content().contains("url = \"" + url() + "\"").contains("api_key = \"local-muster-key\"");
        assertThat(run.out()).contains("person 1 of tenant demo");
        assertThat(run.out() + run.err()).doesNotContain("local-muster-key");
        cli.run("jobs").expect(0);
    }

    @Test
    void makesTheFirstProfileTheDefault() {
        cli.piped("local-muster-key")
                .run("login", "--profile", "work", "--url", url(), "--key-file", "-")
                .expect(0);

        assertThat(cli.run("person", "1").expect(0).out()).contains("\"Ada\"");
    }

    @Test
    void storesNoKeyThatTheServerRejects() {
        cli.piped("wrong\n").run("login", "--url", url(), "--key-file", "-").expect(4);
        assertThat(config).doesNotExist();
        assertThat(cli.run("login", "--url", url()).expect(2).err()).contains("--key-file");
    }

    @Test
    void keepsOtherProfilesAndComments() throws IOException {
        write("# mine\ndefault_profile = \"other\"\n\n[profiles.other]\nurl = '" + url()
                + "' # there\napi_key = \"local-other-muster-key\"\nmax_affected = 1_0\n");
        Path key = Files.writeString(folder.resolve("key.txt"), "local-muster-key\n");

        cli.run("login", "--profile", "demo", "--url", url(), "--key-file", key.toString())
                .expect(0);

        assertThat(config).content().contains("# mine").contains("max_affected = 1_0");
        cli.run("person", "1", "--profile", "demo").expect(0);
        cli.run("person", "1").expect(0);
        cli.with("MUSTER_PROFILE", "demo").run("jobs").expect(0);
    }

    @Test
    void takesTheLimitOfTheProfile() throws IOException {
        write("[profiles.default]\nurl = \"" + url() + "\"\napi_key = \"local-muster-key\"\nmax_affected = 1\n");
        Path ids = Files.writeString(folder.resolve("ids.txt"), "1\n2\n");

        cli.run("change", "--ids", ids.toString(), "--set", "city=X", "--dry-run")
                .expect(3);
        cli.run("change", "--ids", ids.toString(), "--set", "city=X", "--dry-run", "--max-affected", "2")
                .expect(0);
    }

    @Test
    void keepsTheKeyOfAProfileForItsServer() throws IOException {
        write("[profiles.default]\nurl = \"" + url() + "\"\napi_key = \"local-muster-key\"\n");
        try (ScriptedServer other = new ScriptedServer()) {
            other.then(200, Map.of(), "{\"jobs\":[]}");

            CliRun run = cli.run("jobs", "--url", other.address().toString()).expect(4);

            assertThat(run.err()).contains("the key of the profile \"default\" is for " + url());
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void refusesAConfigurationThatOthersCanRead() throws IOException {
        write("[profiles.default]\nurl = \"" + url() + "\"\napi_key = \"local-muster-key\"\n");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(cli.run("jobs").expect(2).err()).contains("chmod 600 " + config);
    }

    @Test
    void namesTheLineThatIsNotTomlWithoutShowingIt() throws IOException {
        write("[profiles.default]\napi_key = local-muster-key\n");

        assertThat(cli.run("jobs").expect(2).err())
                .contains("line 2 of config.toml")
                .doesNotContain("local-muster-key");
    }
}
