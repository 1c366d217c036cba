package dev.muster.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.local.HostOptions;
import dev.muster.local.LocalHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sends every sample request in events/ to the deployed template and expects the response of its dialect. */
class SampleRequestsTest {
    private static final Path ROOT = Path.of("..", "..");

    /** The samples of functions that have no HTTP route. */
    private static final Set<String> NOT_HTTP = Set.of("apply", "plan", "plan-file", "dead-letter", "sweep", "admin");

    @Test
    void acceptsEverySampleRequest() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (LocalHost host = LocalHost.start(HostOptions.of(ROOT.resolve("template.yaml"), 0)
                        .loggingTo(new PrintStream(log, true, StandardCharsets.UTF_8)));
                ApiClient client = new ApiClient(host.address())) {
            LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());

            new SampleRequests(ROOT.resolve("events"), client, new PrintStream(output, true, StandardCharsets.UTF_8))
                    .send();
        }

        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("201  POST /apis/v4/people")
                .contains("200  PUT  /api/public/users/mass_update_standard_attributes/")
                .contains("200  POST /v2/UserManagement.svc/User/Bulk/Update")
                .contains("204  POST /people/companies/42/bulkdelete");
        assertThat(output.toString(StandardCharsets.UTF_8) + log.toString(StandardCharsets.UTF_8))
                .doesNotContain("local-secret", "local-access", "local-huddle", "local-usercom", "local-muster", "eyJ");
    }

    @Test
    void listsEverySampleFile() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("events"))) {
            List<String> samples = files.filter(file -> file.toString().endsWith(".json"))
                    // Files outside of the folders are not samples.
                    .filter(file -> !file.getParent().endsWith("events"))
                    .filter(file ->
                            !NOT_HTTP.contains(file.getParent().getFileName().toString()))
                    .map(file -> file.getParent().getFileName() + "/"
                            + file.getFileName().toString().replace(".json", ""))
                    .toList();

            assertThat(SampleRequests.ALL)
                    .as("SampleRequests.ALL lists every sample of events")
                    .containsExactlyInAnyOrderElementsOf(samples);
        }
    }
}
