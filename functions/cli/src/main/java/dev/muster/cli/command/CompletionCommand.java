package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster completion}: prints the script that completes commands and options in a shell. */
@Command(
        name = "completion",
        description = "Print the script that completes commands and options in bash, zsh or fish.",
        footer = {
            "  source <(muster completion bash)",
            "  muster completion zsh > ~/.zfunc/_muster",
            "  muster completion fish > ~/.config/fish/completions/muster.fish"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private String shell;

    @SuppressWarnings("UnusedVariable") // MusterCli reads it before all others.
    @Option(names = CommonOptions.JSON, description = "Print the script as an event.")
    private boolean json;

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Mixin
    private HelpOption help;

    private final Output output;

    CompletionCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        CommandWords words = CommandWords.of(spec.root());
        String script = switch (shell) {
            case "bash" -> CompletionScript.bash(words);
            case "zsh" -> CompletionScript.zsh(words);
            case "fish" -> CompletionScript.fish(words);
            default ->
                throw CliFailure.usage("there is completion for bash, zsh and fish, not for \"" + shell + "\"", "");
        };
        output.printData(script, "completion");
        return output.finish(ExitCode.DONE, JsonObject.empty().with("shell", shell))
                .number();
    }
}
