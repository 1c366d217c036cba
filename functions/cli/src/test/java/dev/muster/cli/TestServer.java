package dev.muster.cli;

import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.local.HostOptions;
import dev.muster.local.LocalHost;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The local host in this process, with its accounts. It serves all tests of the process, and ends with it. */
final class TestServer {
    private static final LocalHost HOST = start();

    private TestServer() {}

    private static LocalHost start() {
        PrintStream log = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        LocalHost host = LocalHost.start(
                HostOptions.of(Path.of("..", "..", "template.yaml"), 0).loggingTo(log));
        // Creating accounts has a deadline, which a busy machine may pass; what exists already is left as it is.
        Awaitility.await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(TestServer::createAccounts);
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "stop"));
        return host;
    }

    private static boolean createAccounts() {
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
        return true;
    }

    static URI address() {
        return HOST.address();
    }
}
