package dev.muster.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The run of a script in bash, with the status of every HTTP response that curl received. */
record ShellRun(int exit, String output, List<Integer> statuses, String errors) {
    private static final String STATUS = "HTTP status ";

    /** Adds the status of each response to the error output, and stops at the first command that fails. */
    private static final String PRELUDE = """
            set -euo pipefail
            curl() { command curl --show-error --max-time 60 -w '%{stderr}HTTP status %{http_code}\\n' "$@"; }
            """;

    ShellRun {
        statuses = List.copyOf(statuses);
    }

    /** Returns whether bash is there, and a curl that encodes queries ({@code --url-query}). */
    static boolean isPossible(Path folder) throws IOException, InterruptedException {
        try {
            return run(folder, "curl --version > /dev/null; command curl --help all | grep -q url-query")
                            .exit()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Runs the script in the folder. */
    static ShellRun run(Path folder, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("commands.sh"), PRELUDE + script);
        Path output = folder.resolve("commands.out");
        Path errors = folder.resolve("commands.err");
        Process process = new ProcessBuilder("bash", file.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean hasEnded = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly().onExit().join();
        String reported = Files.readString(errors, StandardCharsets.UTF_8);
        assertThat(hasEnded).as("ends within five minutes: " + reported).isTrue();
        return new ShellRun(process.exitValue(), Files.readString(output), statuses(reported), reported);
    }

    private static List<Integer> statuses(String errors) {
        return errors.lines()
                .filter(line -> line.startsWith(STATUS))
                .map(line -> Integer.valueOf(line.substring(STATUS.length())))
                .toList();
    }

    /** Returns the statuses of the requests that were rejected or got no response. */
    List<Integer> rejections() {
        return statuses.stream().filter(status -> status < 200 || status >= 400).toList();
    }
}
