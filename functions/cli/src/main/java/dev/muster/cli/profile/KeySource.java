package dev.muster.cli.profile;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.terminal.CliHost;
import dev.muster.cli.terminal.InputLine;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a key from a file or from standard input. A key is never an argument, because other users see arguments. */
public final class KeySource {
    private KeySource() {}

    /** Reads the key from a file; {@code -} is standard input. */
    public static String read(CliHost host, String name) {
        if (name.equals("-")) {
            return check(InputLine.read(host.in()));
        }
        try {
            return check(Files.readString(Path.of(name)).strip());
        } catch (IOException _) {
            throw CliFailure.usage("the key file " + name + " cannot be read", "Check its name and its mode.");
        }
    }

    /** Asks for the key; it is not shown while it is typed. */
    public static String ask(CliHost host, boolean noInput) {
        Optional<Console> console = Optional.ofNullable(System.console())
                .filter(_ -> !noInput && host.terminals().canAsk());
        // The echo has to be off before the prompt is shown, which the console sees to.
        return console.map(open -> open.readPassword("Key: "))
                .map(typed -> check(String.valueOf(typed).strip()))
                .orElseThrow(() -> CliFailure.usage(
                        "there is no terminal to ask for the key at",
                        "Give --key-file FILE, or - for standard input."));
    }

    /** Returns the key if it can be one. A wrong one is not shown. */
    static String check(String key) {
        if (!key.matches("[\\x21-\\x7e]{1,1024}")) {
            throw new CliFailure(
                    ExitCode.DENIED,
                    key.isEmpty() ? "the key is empty" : "the key has blanks or characters that no key has",
                    "Copy it again, on a line of its own.");
        }
        return key;
    }
}
