package dev.muster.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line in a process of its own, as a user starts it. */
record CliProcess(Path folder, List<String> program) {

    /** Returns the classes of this build. */
    static CliProcess ofClasses(Path folder) {
        List<String> program = new ArrayList<>(java());
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.muster.cli.Main"));
        return new CliProcess(folder, program);
    }

    /** Returns the jar of this build. */
    static CliProcess ofJar(Path folder) {
        List<String> program = new ArrayList<>(java());
        program.addAll(
                List.of("-jar", Path.of("target", "muster.jar").toAbsolutePath().toString()));
        return new CliProcess(folder, program);
    }

    private static List<String> java() {
        // The process is too short-lived to gain from the second compiler.
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1");
    }

    /** Returns the words that start a command. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the environment variables of an admin of the demo tenant. */
    Map<String, String> variables() {
        return Map.of(
                "MUSTER_URL",
                TestServer.address().toString(),
                "MUSTER_API_KEY",
                "local-muster-key",
                "XDG_CONFIG_HOME",
                folder.resolve("config").toString());
    }

    /** Starts a command whose output goes to files in the folder. */
    Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().putAll(variables());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Runs a command to its end. */
    CliRun run(String... arguments) throws IOException, InterruptedException {
        int code = start(arguments).waitFor();
        return new CliRun(code, output("stdout"), output("stderr"));
    }

    String output(String stream) throws IOException {
        return Files.readString(folder.resolve(stream), StandardCharsets.UTF_8);
    }
}
