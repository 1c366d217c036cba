package dev.muster.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local host in its own process, as a user starts it. */
record HostProcess(Process process, URI address) implements AutoCloseable {
    private static final Pattern SERVING = Pattern.compile("Serving on (http://[0-9.:]+) until.*");

    /** Starts a host with its tables in the folder. The host serves requests when this method returns. */
    static HostProcess start(Path data, String... settings) {
        try {
            Process process = command(data, settings).start();
            return new HostProcess(process, address(process));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the command of a host that keeps everything in the folder. */
    static ProcessBuilder command(Path data, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The process is too short-lived to gain from the second compiler.
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtemplate=" + Path.of("..", "..", "template.yaml").toAbsolutePath(),
                "-Dport=0",
                "-Ddemo=false",
                "-Ddata=" + data.resolve("tables"),
                "-Dlog=" + data.resolve("functions.log")));
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.muster.local.Main"));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static URI address(Process process) throws IOException {
        List<String> output = new ArrayList<>();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.add(line);
            Matcher serving = SERVING.matcher(line);
            if (serving.matches()) {
                // Otherwise the process would block on a full pipe.
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return URI.create(serving.group(1));
            }
        }
        throw new AssertionError("the host ended: " + String.join("\n", output));
    }

    /** Kills the process like a power failure, and waits until it has ended. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
