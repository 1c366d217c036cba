package dev.muster.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a host is started.
 *
 * @param port of the HTTP front; 0 for any that is free
 * @param data the folder that keeps the tables; they are in memory without
 * @param visibility the visibility timeout of every queue, in place of the declared: the declared one is six times a
 *     function's timeout, long to wait for a batch that failed
 * @param log where functions log to
 */
public record Options(Path template, int port, Optional<Path> data, Optional<Duration> visibility, PrintStream log) {

    /** The template, on the port, with nothing kept, and everything as declared. */
    public static Options of(Path template, int port) {
        return new Options(template, port, Optional.empty(), Optional.empty(), System.err);
    }

    /** With the tables kept in the folder. */
    public Options keptIn(Path folder) {
        return new Options(template, port, Optional.of(folder), visibility, log);
    }

    /** With another visibility timeout. */
    public Options withVisibility(Duration timeout) {
        return new Options(template, port, data, Optional.of(timeout), log);
    }

    /** With the log of the functions elsewhere. */
    public Options loggingTo(PrintStream stream) {
        return new Options(template, port, data, visibility, stream);
    }
}
