package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonArray;
import dev.muster.cli.json.JsonValue.JsonText;
import dev.muster.cli.terminal.CliHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Ids of people from a file or from standard input, one a line or separated by commas. */
final class IdList {
    private static final int MOST = 100_000;

    private IdList() {}

    static JsonArray read(CliHost host, String name) {
        String text = text(host, name).replace("\ufeff", "");
        List<JsonValue> ids = Stream.of(text.split("[\\s,;]+"))
                .filter(id -> !id.isEmpty())
                .map(JsonText::new)
                .map(JsonValue.class::cast)
                .toList();
        if (ids.isEmpty()) {
            throw CliFailure.usage("there is no id in " + name, "Write one id a line.");
        }
        if (ids.size() > MOST) {
            throw CliFailure.usage(
                    "there are %,d ids in %s; one change takes %,d".formatted(ids.size(), name, MOST),
                    "Send larger lists as a file: muster apply.");
        }
        return new JsonArray(ids);
    }

    private static String text(CliHost host, String name) {
        try {
            return name.equals("-")
                    ? new String(host.in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(name));
        } catch (IOException failure) {
            throw CliFailure.usage(
                    "the ids in " + name + " cannot be read: " + failure.getMessage(), "Check the name.");
        }
    }
}
