package dev.muster.local.runtime;

import dev.muster.embedded.template.LambdaFunction;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that starts the Java virtual machine of a function.
 *
 * @param options JVM options in addition to those that Lambda sets for every function
 * @param directory the working directory, where the runtime client looks for classes that the class path does not
 *     contain
 */
public record FunctionJvm(List<String> options, List<Path> classPath, Path directory) {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final List<String> RUNTIME = List.of("aws-lambda-java-", "utils-lite-");

    public FunctionJvm {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
    }

    /** Returns a JVM with the class path of this process, which needs no built package. */
    public static FunctionJvm ofThisProcess() {
        return new FunctionJvm(List.of(), classPathEntries().toList(), Path.of(""));
    }

    /**
     * Returns a JVM as Lambda's managed runtime starts it: the class path has the runtime client only, and the unpacked
     * package is the working directory.
     */
    public static FunctionJvm managed(Path unpacked) {
        return new FunctionJvm(List.of(), runtime(), unpacked);
    }

    /** Returns a copy with further options. */
    public FunctionJvm with(List<String> further) {
        return new FunctionJvm(Stream.concat(options.stream(), further.stream()).toList(), classPath, directory);
    }

    /** Returns the libraries that the managed runtime provides. */
    public static List<Path> runtime() {
        return classPathEntries()
                .filter(jar -> isRuntimeLibrary(jar.getFileName().toString()))
                .sorted()
                .toList();
    }

    private static boolean isRuntimeLibrary(String jar) {
        return RUNTIME.stream().anyMatch(jar::startsWith) && !jar.startsWith("aws-lambda-java-events");
    }

    private static Stream<Path> classPathEntries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of);
    }

    List<String> command(LambdaFunction function) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Classes, threads and buffers need the remaining quarter.
        command.add("-Xmx" + function.memory() * 3 / 4 + "m");
        // Lambda's own flags.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add(NativeLibrary.option());
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
