package dev.muster.local;

import dev.muster.local.runtime.FunctionProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * The system properties that configure the local host.
 *
 * @param commands the file with commands for AdminFunction, run at the start
 * @param backends the address of the stores for functions that run elsewhere
 * @param working whether queues and schedules invoke their functions here
 * @param isolated whether functions run in their own processes
 * @param demo whether to run the demo
 * @param serve whether to continue to serve after the demo
 * @param log the file for the log of the functions
 */
record HostProperties(
        Path template,
        int port,
        Optional<Path> data,
        Optional<Path> commands,
        Optional<Duration> visibility,
        Optional<InetSocketAddress> backends,
        boolean working,
        boolean isolated,
        boolean demo,
        boolean serve,
        Path log) {

    /** Signals an invalid value of a property. The message is one line for the console. */
    static final class InvalidProperty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidProperty(String name, String value, String expected) {
            super("-D" + name + "=" + value + ": " + expected);
        }
    }

    static HostProperties of(Properties properties) {
        return new HostProperties(
                path("template", properties).orElse(Path.of("template.yaml")),
                number("port", properties, 0, 65_535).orElse(3000),
                path("data", properties),
                path("commands", properties),
                number("visibility", properties, 0, 43_200).map(Duration::ofSeconds),
                backends(properties),
                flag("work", properties, true),
                isolated(properties),
                flag("demo", properties, true),
                flag("serve", properties, true),
                path("log", properties).orElse(Path.of("target", "local.log")));
    }

    /** Returns the options of the host. Opens the log and truncates it. */
    HostOptions options() {
        return new HostOptions(
                template, port, data, visibility, backends, working, isolated, openLog(), _ -> {}, Optional.empty());
    }

    /** Returns the event of AdminFunction that the file holds; empty when there is no file. */
    Optional<byte[]> adminEvent() {
        return commands.map(file -> {
            try {
                return Files.readAllBytes(file);
            } catch (IOException _) {
                throw new InvalidProperty("commands", file.toString(), "cannot be read");
            }
        });
    }

    private PrintStream openLog() {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            OutputStream file = Files.newOutputStream(log);
            return new PrintStream(file, true, StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw new InvalidProperty("log", log.toString(), "cannot be written to");
        }
    }

    private static boolean isolated(Properties properties) {
        boolean isolated = flag("isolated", properties, false);
        if (isolated && !FunctionProcess.isSupported()) {
            throw new InvalidProperty("isolated", "true", FunctionProcess.REQUIREMENT);
        }
        return isolated;
    }

    /** Returns the address: a port of the loopback interface, or the host before the last colon. */
    private static Optional<InetSocketAddress> backends(Properties properties) {
        String expected = "expected a port, or an address and a port of this machine such as 172.17.0.1:4566";
        return find("backends", properties).map(value -> {
            int colon = value.lastIndexOf(':');
            int port = parse(value.substring(colon + 1));
            if (port < 1 || port > 65_535) {
                throw new InvalidProperty("backends", value, expected);
            }
            try {
                return new InetSocketAddress(
                        colon < 0 ? InetAddress.getLoopbackAddress() : InetAddress.getByName(value.substring(0, colon)),
                        port);
            } catch (UnknownHostException _) {
                throw new InvalidProperty("backends", value, expected);
            }
        });
    }

    private static Optional<Integer> number(String name, Properties properties, int min, int max) {
        return find(name, properties)
                .map(value -> IntStream.of(parse(value))
                        .filter(number -> number >= min && number <= max)
                        .boxed()
                        .findFirst()
                        .orElseThrow(() -> new InvalidProperty(
                                name, value, "expected a whole number from " + min + " to " + max)));
    }

    /** Returns the number, or -1 if the text is not one. */
    private static int parse(String value) {
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    }

    private static boolean flag(String name, Properties properties, boolean defaultValue) {
        return find(name, properties)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    case String other -> throw new InvalidProperty(name, other, "expected true or false");
                })
                .orElse(defaultValue);
    }

    private static Optional<Path> path(String name, Properties properties) {
        return find(name, properties).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException _) {
                throw new InvalidProperty(name, value, "is not a path");
            }
        });
    }

    private static Optional<String> find(String name, Properties properties) {
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isEmpty());
    }
}
