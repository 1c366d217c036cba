package dev.muster.local.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The command-line client of AdminFunction: sends the commands of a file to a deployed stack and prints the function's
 * response, which is the only place that shows a new secret. Exit code 0: every command is done; 1: a command was
 * refused or the call failed; 2: the command line is invalid.
 */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Sends the commands of a file to a stack's AdminFunction (see events/admin).")
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
public final class AdminCli implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--function",
            required = true,
            paramLabel = "NAME",
            description = "The stack's output AdminFunctionName, or the function's ARN.")
    private String function;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The stack's region. Default: the region of the AWS configuration.")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "The address of the Lambda service, if not the region's.")
    private @Nullable URI endpoint;

    @Parameters(paramLabel = "FILE", description = "A JSON file with the commands.")
    private Path commands;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AdminCli()).execute(arguments));
    }

    @Override
    public Integer call() {
        String request = read();
        try {
            LambdaInvoke.Response response = lambda().invoke(function, request);
            spec.commandLine().getOut().println(response.body());
            return !response.failed() && allDone(response.body()) ? 0 : 1;
        } catch (SdkException | UncheckedIOException failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return 1;
        }
    }

    private LambdaInvoke lambda() {
        Region in =
                region == null ? DefaultAwsRegionProviderChain.builder().build().getRegion() : Region.of(region);
        return endpoint == null ? LambdaInvoke.in(in) : new LambdaInvoke(in, endpoint);
    }

    private String read() {
        try {
            return JSON.readTree(Files.readString(commands)).toString();
        } catch (JsonProcessingException malformed) {
            throw new ParameterException(spec.commandLine(), commands + " is not JSON: " + malformed.getMessage());
        } catch (IOException failure) {
            throw new ParameterException(spec.commandLine(), commands + " cannot be read: " + failure.getMessage());
        }
    }

    private static boolean allDone(String response) {
        try {
            JsonNode results = JSON.readTree(response).path("results");
            return !results.isEmpty()
                    && StreamSupport.stream(results.spliterator(), false)
                            .noneMatch(result -> result.path("outcome").asText().matches("refused|skipped"));
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
