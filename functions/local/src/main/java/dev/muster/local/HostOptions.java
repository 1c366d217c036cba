package dev.muster.local;

import dev.muster.embedded.backend.BusEvent;
import java.io.PrintStream;
import java.net.InetSocketAddress;
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
 * @param backends where the stores answer functions that run outside of this process; nowhere without
 * @param working whether queues and schedules invoke their functions here; they are left to others if not
 * @param isolated whether each instance of a function is a process of its own, in Lambda's runtime client
 * @param log where functions log to
 * @param events hears every event that a function puts on a bus
 */
public record HostOptions(
        Path template,
        int port,
        Optional<Path> data,
        Optional<Duration> visibility,
        Optional<InetSocketAddress> backends,
        boolean working,
        boolean isolated,
        PrintStream log,
        Consumer<BusEvent> events) {

    /** The template, on the port, with nothing kept, and everything as declared. */
    public static HostOptions of(Path template, int port) {
        return new HostOptions(
                template, port, Optional.empty(), Optional.empty(), Optional.empty(), true, false, System.err, _ -> {});
    }

    /** With the tables kept in the folder. */
    public HostOptions keptIn(Path folder) {
        return new HostOptions(
                template, port, Optional.of(folder), visibility, backends, working, isolated, log, events);
    }

    /** With another visibility timeout. */
    public HostOptions withVisibility(Duration timeout) {
        return new HostOptions(template, port, data, Optional.of(timeout), backends, working, isolated, log, events);
    }

    /** With the stores at an address of the caller's, and what is in the queues left to others. */
    public HostOptions storesOnly(InetSocketAddress address) {
        return new HostOptions(template, port, data, visibility, Optional.of(address), false, isolated, log, events);
    }

    /** With a process for each instance of a function. */
    public HostOptions isolating() {
        return new HostOptions(template, port, data, visibility, backends, working, true, log, events);
    }

    /** With the log of the functions elsewhere. */
    public HostOptions loggingTo(PrintStream stream) {
        return new HostOptions(template, port, data, visibility, backends, working, isolated, stream, events);
    }

    /** With somebody who hears the events. */
    public HostOptions tellingOf(Consumer<BusEvent> listener) {
        return new HostOptions(template, port, data, visibility, backends, working, isolated, log, listener);
    }
}
