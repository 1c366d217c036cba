package dev.muster.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code muster} itself: shows its help when no command is named. */
@Command(
        name = "muster",
        description = "Change many people at once: look first, confirm, run, and take it back.",
        versionProvider = CliVersion.class,
        footer = {
            "  muster login --url https://muster.example.org",
            "  muster apply people.csv --match email",
            "  muster change --filter 'country eq \"USA\"' --organization 3 --set followup_status=contacted",
            "  muster undo 01K00000000000000000000000"
        })
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // picocli sets the fields, and acts on them.
final class MusterCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;

    @Option(names = "--json", description = "Print events: one JSON object a line, the last of type \"result\".")
    private boolean json;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        throw new ParameterException(line, "name a command, such as muster apply");
    }
}
