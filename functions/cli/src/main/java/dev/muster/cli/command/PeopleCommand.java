package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.http.ApiResponse;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code muster people}: lists the people that match a filter. */
@Command(
        name = "people",
        description = "List the people that match a filter.",
        footer = {
            "  muster people --filter 'country eq \"US\" and not (first_name sw \"Ma\")'",
            "  muster people --organization 3 --limit 100",
            "  muster people --filter 'city eq \"Cebu\"' --limit 100000 --ids > ids.txt"
        })
final class PeopleCommand extends ApiCommand {
    private static final long PAGE = 1_000;

    @Option(names = "--filter", paramLabel = "FILTER", description = "The filter. Default: everybody.")
    private @Nullable String filter;

    @Option(names = "--organization", paramLabel = "ID", description = "Only people who are in this organization.")
    private @Nullable String organization;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most people. Default: ${DEFAULT-VALUE}.")
    private long limit;

    @Option(names = "--ids", description = "Print the ids only, one a line.")
    private boolean ids;

    private long shown;

    PeopleCommand(Output output) {
        super(output);
    }

    @Override
    void check() {
        if (limit < 1) {
            throw CliFailure.usage("--limit must be 1 or more, not " + limit, "");
        }
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        Optional<String> next = Optional.of(ApiRequest.path("/v1/people", query()));
        while (next.isPresent() && shown < limit) {
            ApiResponse page = client.send(ApiRequest.get(next.get()));
            page.json().at("people").elements().stream().limit(limit - shown).forEach(this::show);
            next = page.next();
        }
        if (next.isPresent() && shown == limit) {
            output().note("There may be more: raise --limit.");
        }
        return output().finish(ExitCode.DONE, JsonObject.empty().with("people", shown));
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        Optional.ofNullable(filter).ifPresent(value -> query.put("filter", value));
        Optional.ofNullable(organization).ifPresent(value -> query.put("organization", value));
        query.put("limit", Long.toString(Math.min(limit, PAGE)));
        return query;
    }

    private void show(JsonValue person) {
        shown++;
        String id = person.at("id").text();
        output().event("person", JsonObject.empty().with("person", person));
        if (ids) {
            output().print(id);
        } else {
            JsonValue attributes = person.at("attributes");
            String name = (attributes.at("first_name").text() + " "
                            + attributes.at("last_name").text())
                    .strip();
            String organizations =
                    String.join(",", person.at("organizations").fields().keySet());
            output().printCells(List.of(id, name, attributes.at("email").text(), organizations));
        }
    }
}
