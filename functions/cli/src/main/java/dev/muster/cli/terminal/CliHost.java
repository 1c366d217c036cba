package dev.muster.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The process around a command: its environment variables and streams. */
public record CliHost(
        Map<String, String> variables, InputStream in, PrintStream out, PrintStream err, TerminalStreams terminals) {

    /** Returns the process that this one is. Its output is UTF-8 wherever it goes. */
    public static CliHost ofProcess() {
        return new CliHost(
                System.getenv(),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                TerminalStreams.ofProcess());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Returns an environment variable that is set and not blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** Returns whether lines of standard error may be drawn again and again. */
    public boolean canRedraw() {
        return terminals.err() && !variables.getOrDefault("TERM", "").equals("dumb");
    }

    /** Returns whether standard error may have colours (https://no-color.org). */
    public boolean hasColours() {
        return canRedraw() && variable("NO_COLOR").isEmpty();
    }
}
