package dev.muster.cli.command;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The words of the command line, as completion needs them. */
record CommandWords(List<Command> commands) {
    CommandWords {
        commands = List.copyOf(commands);
    }

    /** A command with its description on one line. */
    record Command(String name, String description, List<Word> options) {
        Command {
            options = List.copyOf(options);
        }
    }

    /** An option. */
    record Word(String name, String description, boolean takesFile) {}

    static CommandWords of(CommandSpec root) {
        return new CommandWords(root.subcommands().entrySet().stream()
                .map(entry -> command(entry.getKey(), entry.getValue().getCommandSpec()))
                .toList());
    }

    private static Command command(String name, CommandSpec spec) {
        return new Command(
                name,
                text(spec.usageMessage().description()),
                spec.options().stream()
                        .flatMap(CommandWords::words)
                        .sorted(Comparator.comparing(Word::name))
                        .toList());
    }

    private static Stream<Word> words(OptionSpec option) {
        boolean takesFile = option.paramLabel().equals("FILE");
        return Stream.of(option.names())
                .filter(name -> name.startsWith("--"))
                .map(name -> new Word(name, text(option.description()), takesFile));
    }

    /** Returns the description without characters that have a meaning in a shell. */
    private static String text(String[] lines) {
        return String.join(" ", lines)
                .replaceAll("\\$\\{[^}]*\\}", "")
                .replaceAll("[\"'`\\[\\]\\\\:$]", "")
                .replace("%%", "%")
                .strip();
    }
}
