package dev.muster.cli.terminal;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Everything that a command says. Data goes to standard output, all else to standard error. With {@code --json} the data
 * are events, one JSON object a line, and the last one is the result.
 */
public final class Output {
    private final CliHost host;
    private final boolean json;
    private boolean hasFinished;

    public Output(CliHost host, boolean json) {
        this.host = host;
        this.json = json;
    }

    public CliHost host() {
        return host;
    }

    /** Returns whether the output is events. */
    public boolean isJson() {
        return json;
    }

    /** Prints lines for a reader; nothing with {@code --json}. */
    public void print(List<String> lines) {
        lines.forEach(this::print);
    }

    /** Prints a line for a reader; nothing with {@code --json}. */
    public void print(String line) {
        if (!json) {
            writeData(PlainText.line(line));
        }
    }

    /** Prints cells with tabs between them, for programs that read columns; nothing with {@code --json}. */
    public void printCells(List<String> cells) {
        if (!json) {
            writeData(cells.stream().map(PlainText::line).collect(Collectors.joining("\t")));
        }
    }

    /** Prints text of several lines as data; with {@code --json} as an event of this type. */
    public void printData(String text, String type) {
        event(type, JsonObject.empty().with("text", text));
        if (!json) {
            host.out().print(PlainText.lines(text));
            host.out().flush();
        }
    }

    /** Prints an event; nothing without {@code --json}. */
    public void event(String type, JsonObject fields) {
        if (json) {
            JsonObject event = JsonObject.empty().with("type", type).withAll(fields);
            writeData(PlainText.json(JsonCodec.write(event)));
        }
    }

    /** Prints a line that is no data. */
    public void note(String line) {
        write(host.err(), PlainText.line(line));
    }

    /** Prints the error with what to do next, and the result. */
    public ExitCode fail(CliFailure failure) {
        String label = host.hasColours() ? "\u001b[31merror:\u001b[0m " : "error: ";
        write(host.err(), label + PlainText.lines(failure.text()));
        if (!failure.advice().isEmpty()) {
            note(failure.advice());
        }
        JsonObject error = JsonObject.empty().with("message", failure.text()).with("advice", failure.advice());
        return finish(failure.code(), JsonObject.empty().with("error", error));
    }

    /** Prints the result, which is the last event, and returns the exit code. */
    public ExitCode finish(ExitCode code, JsonObject fields) {
        hasFinished = true;
        event(
                "result",
                JsonObject.empty()
                        .with("exit_code", code.number())
                        .with("outcome", code.name().toLowerCase(Locale.ROOT))
                        .withAll(fields));
        return code;
    }

    /** Prints the result of a command that has printed none, such as a help. */
    public void finishOnce() {
        if (!hasFinished) {
            finish(ExitCode.DONE, JsonObject.empty());
        }
    }

    /** Prints a line of data. Stops the command when the reader is gone, as after {@code head} does. */
    private void writeData(String line) {
        write(host.out(), line);
        if (host.out().checkError() && !hasFinished) {
            hasFinished = true;
            throw new CliFailure(ExitCode.INCOMPLETE, "the standard output is closed", "");
        }
    }

    private static void write(PrintStream stream, String line) {
        stream.println(line);
        stream.flush();
    }
}
