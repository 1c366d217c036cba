package dev.muster.cli;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** A command in a terminal: its screen and its keyboard. */
final class PseudoTerminal implements AutoCloseable {
    private final PtyProcess process;

    @SuppressWarnings("JdkObsolete") // Two threads use it.
    private final StringBuffer shown = new StringBuffer();

    private final Thread reader;

    PseudoTerminal(CliProcess cli, Map<String, String> variables, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("NO_COLOR");
        environment.put("TERM", "xterm-256color");
        environment.putAll(cli.variables());
        environment.putAll(variables);
        process = new PtyProcessBuilder(cli.command(arguments).toArray(String[]::new))
                .setEnvironment(environment)
                .setDirectory(cli.folder().toString())
                .setInitialColumns(120)
                .setInitialRows(40)
                .start();
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        byte[] buffer = new byte[4_096];
        try (InputStream in = process.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                shown.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            // Linux reports the end of the other side this way.
            shown.append("");
        }
    }

    PseudoTerminal awaitText(String text) {
        Awaitility.await("\"" + text + "\" in " + shown)
                .atMost(Duration.ofSeconds(40))
                .until(() -> shown.indexOf(text) >= 0);
        return this;
    }

    PseudoTerminal type(String line) throws IOException {
        process.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** Waits for the end, and returns the exit code and everything that was shown. */
    CliRun end() throws InterruptedException {
        int code = process.waitFor();
        reader.join(Duration.ofSeconds(10));
        return new CliRun(code, shown.toString(), "");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
