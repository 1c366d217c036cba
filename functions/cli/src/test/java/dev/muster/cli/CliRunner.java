package dev.muster.cli;

import dev.muster.cli.terminal.CliHost;
import dev.muster.cli.terminal.TerminalStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs commands in this process, as if with these variables, this input and these terminals.
 *
 * @param typed the text on standard input
 */
record CliRunner(Map<String, String> variables, String typed, TerminalStreams terminals) {
    private static final TerminalStreams NONE = new TerminalStreams(false, false, false);
    private static final TerminalStreams ALL = new TerminalStreams(true, true, true);

    /** Returns a runner of the demo tenant's admin, without a terminal; its configuration is in the folder. */
    static CliRunner of(Path folder) {
        return new CliRunner(
                Map.of(
                        "XDG_CONFIG_HOME",
                        folder.resolve("config").toString(),
                        "MUSTER_URL",
                        TestServer.address().toString(),
                        "MUSTER_API_KEY",
                        "local-muster-key"),
                "",
                NONE);
    }

    /** Returns a runner that knows no server. */
    static CliRunner withoutServer(Path folder) {
        return new CliRunner(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()), "", NONE);
    }

    CliRunner with(String variable, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(variable, value);
        return new CliRunner(more, typed, terminals);
    }

    CliRunner without(String variable) {
        Map<String, String> fewer = new HashMap<>(variables);
        fewer.remove(variable);
        return new CliRunner(fewer, typed, terminals);
    }

    /** Returns a runner whose standard input has this text. */
    CliRunner piped(String text) {
        return new CliRunner(variables, text, terminals);
    }

    /** Returns a runner at a terminal where this text is typed. */
    CliRunner typing(String text) {
        return new CliRunner(variables, text, ALL);
    }

    CliRun run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliHost host = new CliHost(
                variables,
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals);
        int code = MusterCli.run(host, arguments);
        return new CliRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
