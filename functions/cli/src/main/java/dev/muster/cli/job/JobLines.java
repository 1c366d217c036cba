package dev.muster.cli.job;

import dev.muster.cli.json.JsonValue;
import dev.muster.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jobs as lines for a reader. */
public final class JobLines {
    /** The headings of a list of jobs. */
    public static final List<String> HEADINGS =
            List.of("JOB", "STATE", "KIND", "SELECTED", "CHANGED", "FAILED", "CREATED", "BY", "NOTE");

    private static final List<String> SHOWN = List.of(
            "state",
            "kind",
            "dry_run",
            "created_at",
            "started_at",
            "finished_at",
            "expires_at",
            "created_by",
            "note",
            "cancelled",
            "undo_of",
            "undone_by",
            "retry_of",
            "release_of",
            "released_by",
            "held_until",
            "open_until");

    private JobLines() {}

    /** Returns the row of a job in a list. */
    public static List<String> row(JsonValue document) {
        Job job = new Job(document);
        return List.of(
                job.id(),
                job.state(),
                document.at("kind").text() + (job.isDryRun() ? " (dry run)" : ""),
                number(job.total("selected")),
                number(job.affected()),
                number(job.failures()),
                document.at("created_at").text().replaceFirst("\\.\\d+Z$", "Z"),
                document.at("created_by").text(),
                document.at("note").text());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a job with everything that is known of it. */
    public static List<String> details(Job job) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("job", job.id()));
        SHOWN.stream()
                .filter(name -> !job.document().at(name).isNull())
                .forEach(name -> rows.add(
                        List.of(name.replace('_', ' '), job.document().at(name).text())));
        rows.add(List.of("cost", cost(job.document().at("cost"))));
        String verbs = job.document().at("links").fields().keySet().stream()
                .filter(verb -> !verb.equals("self"))
                .collect(Collectors.joining(", "));
        rows.add(List.of("possible now", verbs));
        return Stream.concat(new TextTable(rows).lines().stream(), new TextTable(job.counts()).lines().stream())
                .toList();
    }

    private static String cost(JsonValue cost) {
        return cost.fields().entrySet().stream()
                .map((Map.Entry<String, JsonValue> units) ->
                        units.getValue().text() + " " + units.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
