package dev.muster.cli.command;

import dev.muster.cli.terminal.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** All commands, in the order of the help. */
public final class Commands {
    private Commands() {}

    /** Adds the commands to the command line. */
    public static void addTo(CommandLine line, Output output) {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("apply", new ApplyCommand(output));
        commands.put("change", new ChangeCommand(output));
        commands.put("undo", new UndoCommand(output));
        commands.put("jobs", new JobsCommand(output));
        commands.put("job", new JobCommand(output));
        commands.put("results", new ResultsCommand(output));
        commands.put("release", new ReleaseCommand(output));
        commands.put("cancel", new CancelCommand(output));
        commands.put("retry", new RetryCommand(output));
        commands.put("people", new PeopleCommand(output));
        commands.put("person", new PersonCommand(output));
        commands.put("login", new LoginCommand(output));
        commands.put("admin", new AdminCommand(output));
        commands.put("completion", new CompletionCommand(output));
        commands.put("help", new CommandLine.HelpCommand());
        commands.forEach(line::addSubcommand);
    }
}
