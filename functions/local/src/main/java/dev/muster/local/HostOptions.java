package dev.muster.local;

import dev.muster.embedded.backend.BackendCall;
import dev.muster.embedded.backend.BusEvent;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The options of a local host.
 *
 * @param port the port of the HTTP front; 0 for any free port
 * @param data the folder that keeps the tables; empty to keep them in memory
 * @param visibility the visibility timeout of every queue in place of the declared one, which is six times the timeout
 *     of a function and delays the next delivery of a failed batch
 * @param backends the address of the stores for functions outside of this process; empty to serve none
 * @param working whether queues and schedules invoke their functions here
 * @param isolated whether each instance of a function is a process of Lambda's runtime client
 * @param log receives the log of the functions
 * @param events receives every event that a function puts on a bus
 * @param calls receives every call of a function in its own process with the logical id of the function; empty to
 *     record none. Several threads pass calls
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
        Consumer<BusEvent> events,
        Optional<BiConsumer<String, BackendCall>> calls) {

    /** Returns the options for a template and a port: tables in memory, everything else as declared. */
    public static HostOptions of(Path template, int port) {
        return new HostOptions(
                template,
                port,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                System.err,
                _ -> {},
                Optional.empty());
    }

    /** Returns a copy that keeps the tables in the folder. */
    public HostOptions keptIn(Path folder) {
        return new HostOptions(
                template, port, Optional.of(folder), visibility, backends, working, isolated, log, events, calls);
    }

    /** Returns a copy with this visibility timeout. */
    public HostOptions withVisibility(Duration timeout) {
        return new HostOptions(
                template, port, data, Optional.of(timeout), backends, working, isolated, log, events, calls);
    }

    /** Returns a copy that serves the stores at the address and leaves queues and schedules to others. */
    public HostOptions storesOnly(InetSocketAddress address) {
        return new HostOptions(
                template, port, data, visibility, Optional.of(address), false, isolated, log, events, calls);
    }

    /** Returns a copy that runs each instance of a function in its own process. */
    public HostOptions isolating() {
        return new HostOptions(template, port, data, visibility, backends, working, true, log, events, calls);
    }

    /** Returns a copy that writes the log of the functions to the stream. */
    public HostOptions loggingTo(PrintStream stream) {
        return new HostOptions(template, port, data, visibility, backends, working, isolated, stream, events, calls);
    }

    /** Returns a copy that passes every event to the listener. */
    public HostOptions withListener(Consumer<BusEvent> listener) {
        return new HostOptions(template, port, data, visibility, backends, working, isolated, log, listener, calls);
    }

    /** Returns a copy that runs each instance of a function in its own process and records the calls of each function. */
    public HostOptions recording(BiConsumer<String, BackendCall> recorder) {
        return new HostOptions(
                template, port, data, visibility, backends, working, true, log, events, Optional.of(recorder));
    }
}
