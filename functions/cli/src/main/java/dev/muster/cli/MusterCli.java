package dev.muster.cli;

import dev.muster.cli.command.Commands;
import dev.muster.cli.terminal.CliHost;
import dev.muster.cli.terminal.Output;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command in a process, or in a part of one. */
public final class MusterCli {
    private MusterCli() {}

    /** Runs the command of these arguments, and returns the exit code. */
    public static int run(CliHost host, String... arguments) {
        // Errors of the command line are events too, so this option is read before all others.
        Output output = new Output(host, List.of(arguments).contains("--json"));
        CommandLine line = new CommandLine(new MusterCommand());
        Commands.addTo(line, output);
        // With --json the standard output has events only, so a help is not written there.
        PrintStream help = output.isJson() ? host.err() : host.out();
        line.setOut(new PrintWriter(help, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((invalid, _) -> fail(output, usage(invalid)));
        line.setExecutionExceptionHandler((failure, _, _) -> fail(output, expected(failure)));
        arrange(line);
        int code = line.execute(arguments);
        output.finishOnce();
        return code;
    }

    private static int fail(Output output, CliFailure failure) {
        return output.fail(failure).number();
    }

    /** Puts the examples of every help before all else. */
    private static void arrange(CommandLine line) {
        List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
        List<String> examples =
                List.of(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER);
        sections.removeAll(examples);
        sections.addAll(0, examples);
        line.setHelpSectionKeys(sections);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(100);
        describe(line);
    }

    private static void describe(CommandLine line) {
        line.getCommandSpec().usageMessage().footerHeading("Examples:%n").synopsisHeading("%nUsage: ");
        line.getCommandSpec().usageMessage().descriptionHeading("%n").optionListHeading("%nOptions:%n");
        line.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n").sortOptions(false);
        line.getSubcommands().values().forEach(MusterCli::describe);
    }

    private static CliFailure usage(ParameterException invalid) {
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(invalid, new PrintWriter(suggestions, true));
        String name = invalid.getCommandLine().getCommandSpec().qualifiedName();
        String advice = Optional.of(suggestions.toString().strip())
                .filter(text -> !text.isEmpty())
                .orElse("See " + name + " --help.");
        return CliFailure.usage(reason(invalid), advice);
    }

    private static String reason(ParameterException invalid) {
        boolean isCommand = invalid instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && invalid.getCommandLine().getParent() == null;
        return isCommand
                ? "there is no command \"%s\""
                        .formatted(((UnmatchedArgumentException) invalid)
                                .getUnmatched()
                                .getFirst())
                : Optional.ofNullable(invalid.getMessage()).orElse("invalid");
    }

    private static CliFailure expected(Exception failure) {
        return switch (failure) {
            case CliFailure known -> known;
            case UncheckedIOException io -> unusable(io.getCause());
            default ->
                new CliFailure(
                        ExitCode.INCOMPLETE, "muster failed: " + failure, "Please report this with the command.");
        };
    }

    private static CliFailure unusable(@Nullable IOException cause) {
        String reason = switch (cause) {
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
            case null, default -> "input or output failed: " + cause;
        };
        return new CliFailure(
                ExitCode.INCOMPLETE, reason, "Check the folder and the disk, then run the command again.");
    }
}
