package dev.muster.local;

import dev.muster.local.backend.BusEvent;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a host is started.
 *
 * @param port of the HTTP front; 0 for any that is free
 * @param data the folder that keeps the tables; they are in memory without
 * @param visibility the visibility timeout of every queue, in place of the declared: the declared one is six times a
 *     function's timeout, long to wait for a batch that failed
 * @param isolated whether each instance of a function is a process of its own, in Lambda's runtime client
 * @param log where functions log to
 * @param events hears every event that a function puts on a bus
 */
public record Options(
        Path template,
        int port,
        Optional<Path> data,
        Optional<Duration> visibility,
        boolean isolated,
        PrintStream log,
        Consumer<BusEvent> events) {

    /** The template, on the port, with nothing kept, and everything as declared. */
    public static Options of(Path template, int port) {
        return new Options(template, port, Optional.empty(), Optional.empty(), false, System.err, event -> {});
    }

    /** With the tables kept in the folder. */
    public Options keptIn(Path folder) {
        return new Options(template, port, Optional.of(folder), visibility, isolated, log, events);
    }

    /** With another visibility timeout. */
    public Options withVisibility(Duration timeout) {
        return new Options(template, port, data, Optional.of(timeout), isolated, log, events);
    }

    /** With a process for each instance of a function. */
    public Options isolating() {
        return new Options(template, port, data, visibility, true, log, events);
    }

    /** With the log of the functions elsewhere. */
    public Options loggingTo(PrintStream stream) {
        return new Options(template, port, data, visibility, isolated, stream, events);
    }

    /** With somebody who hears the events. */
    public Options tellingOf(Consumer<BusEvent> listener) {
        return new Options(template, port, data, visibility, isolated, log, listener);
    }
}
