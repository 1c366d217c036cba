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
 * Has the AdminFunction of a deployed stack make tenants, credentials, organizations and teams. Prints the function's
 * answer, which is the only place where a new secret is ever told. Exit code 0: all done; 1: something was refused or
 * failed; 2: the command line is wrong.
 */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Has a stack's AdminFunction carry out the commands of a file (see events/admin).")
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
            description = "The stack's region, unless the usual settings say.")
    private String region;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "Another address of the Lambda service.")
    private URI endpoint;

    @Parameters(paramLabel = "FILE", description = "The commands, as JSON.")
    private Path commands;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AdminCli()).execute(arguments));
    }

    @Override
    public Integer call() {
        String sent = read();
        try {
            LambdaInvoke.Answer answer = lambda().invoke(function, sent);
            spec.commandLine().getOut().println(answer.body());
            return !answer.failed() && allDone(answer.body()) ? 0 : 1;
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

    private static boolean allDone(String told) {
        try {
            JsonNode results = JSON.readTree(told).path("results");
            return !results.isEmpty()
                    && StreamSupport.stream(results.spliterator(), false)
                            .noneMatch(result -> result.path("outcome").asText().matches("refused|skipped"));
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
