package dev.muster.cli.command;

import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonArray;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import dev.muster.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster person}: shows one person, and with its history where each value comes from. */
@Command(
        name = "person",
        description = "Show a person. With --history, show of each value the job that wrote it and the values before.",
        footer = {"  muster person 300018", "  muster person 300018 --history"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class PersonCommand extends ApiCommand {
    @Parameters(paramLabel = "ID", description = "The id of the person.")
    private String id;

    @Option(
            names = "--history",
            description = "Show the sequence number of the job of each value, and the values before.")
    private boolean history;

    PersonCommand(Output output) {
        super(output);
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        String path = "/v1/people/" + ApiRequest.encode(id) + (history ? "?history" : "");
        JsonValue person = client.send(ApiRequest.get(path)).json();
        output().event("person", JsonObject.empty().with("person", person));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", person.at("id").text()));
        if (history) {
            person.at("history").fields().forEach((name, register) -> rows.add(register(name, register)));
        } else {
            add("", person, rows);
        }
        output().print(new TextTable(rows).lines());
        return output().finish(ExitCode.DONE, JsonObject.empty().with("id", id));
    }

    private static void add(String prefix, JsonValue object, List<List<String>> rows) {
        object.fields().forEach((name, value) -> {
            String path = prefix + name;
            switch (value) {
                case JsonObject inner -> add(path.equals("attributes") ? "" : path + ".", inner, rows);
                case JsonArray list -> rows.add(List.of(path, list(list)));
                default -> {
                    if (!path.equals("id")) {
                        rows.add(List.of(path, JsonCodec.write(value)));
                    }
                }
            }
        });
    }

    private static String list(JsonValue list) {
        return list.elements().stream().map(JsonValue::text).collect(Collectors.joining(", "));
    }

    private static List<String> register(String path, JsonValue register) {
        String earlier = register.at("earlier").elements().stream()
                .map(PersonCommand::value)
                .collect(Collectors.joining(" < "));
        return List.of(path, value(register), earlier.isEmpty() ? "" : "before: " + earlier);
    }

    private static String value(JsonValue register) {
        return JsonCodec.write(register.at("value")) + " (job #"
                + register.at("of").text() + ")";
    }
}
