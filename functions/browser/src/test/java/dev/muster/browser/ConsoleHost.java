package dev.muster.browser;

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

/** The local host in this process, on a free port, with the local accounts. */
final class ConsoleHost implements AutoCloseable {
    private final LocalHost host;

    private ConsoleHost(LocalHost host) {
        this.host = host;
    }

    static ConsoleHost start() {
        HostOptions options = HostOptions.of(Path.of("..", "..", "template.yaml"), 0)
                .loggingTo(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return new ConsoleHost(LocalHost.start(
                options,
                () -> LocalAccounts.create(
                        AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes())));
    }

    URI address() {
        return host.address();
    }

    @Override
    public void close() {
        host.close();
    }
}
