package dev.muster.local.runtime;

import dev.muster.embedded.template.LambdaFunction;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the virtual machine of a function is started.
 *
 * @param options besides those that Lambda gives every function
 * @param directory where the process runs, and where the runtime client looks for what the class path has not
 */
public record FunctionJvm(List<String> options, List<Path> classPath, Path directory) {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final List<String> RUNTIME = List.of("aws-lambda-java-", "utils-lite-");

    public FunctionJvm {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
    }

    /** On the class path of this process: nothing has to be packed. */
    public static FunctionJvm likeThis() {
        return new FunctionJvm(List.of(), here().toList(), Path.of(""));
    }

    /** As Lambda starts what came as a zip: the runtime client is on the class path alone, the package beside it. */
    public static FunctionJvm managed(Path unpacked) {
        return new FunctionJvm(List.of(), runtime(), unpacked);
    }

    /** With further options. */
    public FunctionJvm with(List<String> further) {
        return new FunctionJvm(Stream.concat(options.stream(), further.stream()).toList(), classPath, directory);
    }

    /** The libraries that are the managed runtime's own. */
    public static List<Path> runtime() {
        return here().filter(jar -> isRuntime(jar.getFileName().toString()))
                .sorted()
                .toList();
    }

    private static boolean isRuntime(String jar) {
        return RUNTIME.stream().anyMatch(jar::startsWith) && !jar.startsWith("aws-lambda-java-events");
    }

    private static Stream<Path> here() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of);
    }

    List<String> command(LambdaFunction function) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What is not heap takes the rest: classes, threads, buffers.
        command.add("-Xmx" + function.memory() * 3 / 4 + "m");
        // As Lambda starts it.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream()
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(CLIENT);
        command.add(handler(function));
        return command;
    }

    static String handler(LambdaFunction function) {
        return function.handler().type() + "::" + function.handler().method();
    }
}
