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
 * What the one who starts the local host has chosen, by system properties.
 *
 * @param backends where the stores answer others
 * @param working whether queues and schedules invoke their functions here
 * @param isolated whether functions run in processes of their own
 * @param demo whether to show the demo
 * @param serve whether to keep serving after it
 * @param log the file the functions log to
 */
record HostProperties(
        Path template,
        int port,
        Optional<Path> data,
        Optional<Duration> visibility,
        Optional<InetSocketAddress> backends,
        boolean working,
        boolean isolated,
        boolean demo,
        boolean serve,
        Path log) {

    /** A choice that cannot be; its message is one line for whoever made it. */
    static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Impossible(String name, String value, String wanted) {
            super("-D" + name + "=" + value + ": " + wanted);
        }
    }

    static HostProperties of(Properties properties) {
        return new HostProperties(
                path("template", properties).orElse(Path.of("template.yaml")),
                number("port", properties, 0, 65_535).orElse(3000),
                path("data", properties),
                number("visibility", properties, 0, 43_200).map(Duration::ofSeconds),
                backends(properties),
                flag("work", properties, true),
                isolated(properties),
                flag("demo", properties, true),
                flag("serve", properties, true),
                path("log", properties).orElse(Path.of("target", "local.log")));
    }

    /** As the host takes them, the log opened anew. */
    HostOptions options() {
        return new HostOptions(template, port, data, visibility, backends, working, isolated, openLog(), _ -> {});
    }

    private PrintStream openLog() {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            OutputStream file = Files.newOutputStream(log);
            return new PrintStream(file, true, StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw new Impossible("log", log.toString(), "cannot be written to");
        }
    }

    private static boolean isolated(Properties properties) {
        boolean isolated = flag("isolated", properties, false);
        if (isolated && !FunctionProcess.runsHere()) {
            throw new Impossible("isolated", "true", FunctionProcess.WANTED);
        }
        return isolated;
    }

    /** A port of the loopback address, or of the address before the last colon. */
    private static Optional<InetSocketAddress> backends(Properties properties) {
        String wanted = "wants a port, or an address of this machine, a colon and a port";
        return given("backends", properties).map(value -> {
            int colon = value.lastIndexOf(':');
            int port = parse(value.substring(colon + 1));
            if (port < 1 || port > 65_535) {
                throw new Impossible("backends", value, wanted);
            }
            try {
                return new InetSocketAddress(
                        colon < 0 ? InetAddress.getLoopbackAddress() : InetAddress.getByName(value.substring(0, colon)),
                        port);
            } catch (UnknownHostException _) {
                throw new Impossible("backends", value, wanted);
            }
        });
    }

    private static Optional<Integer> number(String name, Properties properties, int least, int most) {
        return given(name, properties)
                .map(value -> IntStream.of(parse(value))
                        .filter(number -> number >= least && number <= most)
                        .boxed()
                        .findFirst()
                        .orElseThrow(() ->
                                new Impossible(name, value, "wants a whole number from " + least + " to " + most)));
    }

    /** The number, or one that is in no range. */
    private static int parse(String value) {
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    }

    private static boolean flag(String name, Properties properties, boolean otherwise) {
        return given(name, properties)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    case String other -> throw new Impossible(name, other, "wants true or false");
                })
                .orElse(otherwise);
    }

    private static Optional<Path> path(String name, Properties properties) {
        return given(name, properties).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException _) {
                throw new Impossible(name, value, "is no path");
            }
        });
    }

    private static Optional<String> given(String name, Properties properties) {
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isEmpty());
    }
}
