package dev.muster.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the three streams of the process are terminals. */
public record TerminalStreams(boolean in, boolean out, boolean err) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static TerminalStreams ofProcess() {
        if (Files.isDirectory(DESCRIPTORS)) {
            return new TerminalStreams(isTerminal("0"), isTerminal("1"), isTerminal("2"));
        }
        boolean all = hasConsole();
        return new TerminalStreams(all, all, all);
    }

    /** Java tells only whether input and output both are terminals; Linux names the device of each. */
    private static boolean isTerminal(String descriptor) {
        try {
            String device =
                    Files.readSymbolicLink(DESCRIPTORS.resolve(descriptor)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException _) {
            return false;
        }
    }

    /** The console of java.base, which is the default, is null without a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        return System.console() != null;
    }

    /** Returns whether a question can be asked and answered. */
    public boolean canAsk() {
        return in && err;
    }
}
