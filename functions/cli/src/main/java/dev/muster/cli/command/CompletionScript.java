package dev.muster.cli.command;

import dev.muster.cli.command.CommandWords.Command;
import dev.muster.cli.command.CommandWords.Word;
import java.util.stream.Collectors;

/** The scripts of the three shells. All other words are completed as a file. */
final class CompletionScript {
    private static final String SHELLS = "bash zsh fish";

    private CompletionScript() {}

    static String bash(CommandWords words) {
        return """
                _muster() {
                    local word="${COMP_WORDS[COMP_CWORD]}" words=""
                    if [ "$COMP_CWORD" -eq 1 ]; then
                        words="%s --help --version"
                    else
                        case "${COMP_WORDS[1]}" in
                %s        esac
                    fi
                    COMPREPLY=($(compgen -W "$words" -- "$word"))
                }
                complete -o bashdefault -o default -F _muster muster
                """.formatted(names(words), cases(words));
    }

    private static String cases(CommandWords words) {
        return words.commands().stream()
                .map(command -> "        %s) words=\"%s\" ;;%n".formatted(command.name(), all(command)))
                .collect(Collectors.joining())
                .replace("\r\n", "\n");
    }

    private static String all(Command command) {
        String options = command.options().stream().map(Word::name).collect(Collectors.joining(" "));
        return command.name().equals("completion") ? SHELLS + " " + options : options;
    }

    private static String names(CommandWords words) {
        return words.commands().stream().map(Command::name).collect(Collectors.joining(" "));
    }

    static String zsh(CommandWords words) {
        String commands = words.commands().stream()
                .map(command -> "    '%s:%s'\n".formatted(command.name(), command.description()))
                .collect(Collectors.joining());
        String options =
                words.commands().stream().map(CompletionScript::zshCase).collect(Collectors.joining());
        return """
                #compdef muster
                _muster() {
                  local -a commands
                  commands=(
                %s  )
                  if (( CURRENT == 2 )); then
                    _describe 'command' commands
                    return
                  fi
                  case "$words[2]" in
                %s  esac
                }
                if [ "$funcstack[1]" = "_muster" ]; then
                  _muster "$@"
                else
                  compdef _muster muster
                fi
                """.formatted(commands, options);
    }

    private static String zshCase(Command command) {
        String options = command.options().stream()
                .map(word -> " '%s[%s]'".formatted(word.name(), word.description()))
                .collect(Collectors.joining());
        String rest = command.name().equals("completion") ? "'*:shell:(" + SHELLS + ")'" : "'*:file:_files'";
        return "    %s) _arguments%s %s ;;\n".formatted(command.name(), options, rest);
    }

    static String fish(CommandWords words) {
        StringBuilder script = new StringBuilder();
        words.commands().forEach(command -> {
            script.append("complete -c muster -n __fish_use_subcommand -f -a %s -d '%s'\n"
                    .formatted(command.name(), command.description()));
            command.options().forEach(word -> script.append(fish(command, word)));
        });
        return script.append("complete -c muster -n '__fish_seen_subcommand_from completion' -f -a '" + SHELLS + "'\n")
                .toString();
    }

    private static String fish(Command command, Word word) {
        return "complete -c muster -n '__fish_seen_subcommand_from %s' -l %s%s -d '%s'\n"
                .formatted(
                        command.name(), word.name().substring(2), word.takesFile() ? " -r -F" : "", word.description());
    }
}
