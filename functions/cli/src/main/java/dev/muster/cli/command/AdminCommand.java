package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.admin.AdminInvoke;
import dev.muster.cli.admin.AwsCredentials;
import dev.muster.cli.admin.AwsSigner;
import dev.muster.cli.http.ServerAddress;
import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.terminal.Confirmation;
import dev.muster.cli.terminal.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster admin}: sends the commands of an administrator to the AdminFunction of a stack. */
@Command(
        name = "admin",
        description = "Send the commands of a file to the AdminFunction of a stack: tenants, keys, erasing people.",
        footer = {
            "  muster admin new-tenant.json --function muster-AdminFunction-1A2B3C --region eu-west-1",
            "  muster admin erase-person.json --function muster-AdminFunction-1A2B3C --yes --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class AdminCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A JSON file with the commands, as in events/admin.")
    private Path file;

    @Option(names = "--function", required = true, paramLabel = "NAME", description = "The output AdminFunctionName.")
    private String function;

    @Option(names = "--region", paramLabel = "REGION", description = "Default: AWS_REGION, else AWS_DEFAULT_REGION.")
    private @Nullable String region;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "The address of Lambda, if not the region's.")
    private @Nullable String endpoint;

    @Option(
            names = {"-y", "--yes"},
            description = "Run them without a question.")
    private boolean yes;

    @Option(names = "--no-input", description = "Never ask; what needs an answer is an error.")
    private boolean noInput;

    @SuppressWarnings("UnusedVariable") // MusterCli reads it before all others.
    @Option(names = CommonOptions.JSON, order = 904, description = "Print each result as an event.")
    private boolean json;

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Mixin
    private HelpOption help;

    private final Output output;

    AdminCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Confirmation confirmation = new Confirmation(output, yes, noInput);
        confirmation.requireAnswerable();
        JsonValue commands = read();
        int count = commands.at("commands").elements().size();
        AdminInvoke invoke = new AdminInvoke(service(), new AwsSigner(AwsCredentials.of(output.host()), region()));
        confirmation.ask("Run %,d commands of an administrator?".formatted(count), count);
        List<JsonValue> results =
                invoke.invoke(function, commands).at("results").elements();
        results.forEach(this::show);
        boolean allDone = !results.isEmpty()
                && results.stream()
                        .allMatch(result -> result.at("outcome").text().equals("done"));
        return output.finish(
                        allDone ? ExitCode.DONE : ExitCode.INCOMPLETE,
                        JsonObject.empty().with("commands", count))
                .number();
    }

    private void show(JsonValue result) {
        output.event("admin", JsonObject.empty().with("document", result));
        output.print(JsonCodec.write(result));
    }

    private JsonValue read() {
        try {
            return JsonCodec.read(Files.readString(file));
        } catch (UncheckedIOException malformed) {
            throw CliFailure.usage(file + " is not JSON: " + malformed.getMessage(), "See events/admin for examples.");
        } catch (IOException failure) {
            throw CliFailure.usage(file + " cannot be read: " + failure.getMessage(), "Check its name.");
        }
    }

    private String region() {
        return Optional.ofNullable(region)
                .or(() -> output.host().variable("AWS_REGION"))
                .or(() -> output.host().variable("AWS_DEFAULT_REGION"))
                .filter(name -> name.matches("[a-z0-9-]{1,32}"))
                .orElseThrow(() -> CliFailure.usage("there is no region", "Give --region, or set AWS_REGION."));
    }

    private ServerAddress service() {
        return ServerAddress.parse(
                Optional.ofNullable(endpoint).orElseGet(() -> "https://lambda." + region() + ".amazonaws.com"));
    }
}
