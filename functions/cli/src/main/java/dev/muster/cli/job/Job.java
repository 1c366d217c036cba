package dev.muster.cli.job;

import dev.muster.cli.ExitCode;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A job as the API shows it. */
public record Job(JsonValue document) {
    /** The outcomes of people for whom nothing was done that was asked for. */
    public static final List<String> FAILED = List.of("refused", "not_found", "failed", "skipped");

    private static final List<String> COUNTS = List.of(
            "selected",
            "created",
            "changed",
            "unchanged",
            "superseded",
            "not_found",
            "refused",
            "failed",
            "skipped",
            "pending");

    /** Returns the id of the job. */
    public String id() {
        return document.at("id").text();
    }

    /** Returns the state of the job. */
    public String state() {
        return document.at("state").text();
    }

    /** Returns whether the job decides and reports, and changes nobody. */
    public boolean isDryRun() {
        return document.at("dry_run").flag();
    }

    /** Returns whether the job will not change any more. */
    public boolean hasEnded() {
        return !document.at("finished_at").isNull();
    }

    /** Returns one of the totals by its name. */
    public long total(String name) {
        return document.at("totals").at(name).number();
    }

    /** Returns how many people the job changes or has changed, the created ones included. */
    public long affected() {
        return total("changed") + total("created");
    }

    /** Returns how many people have an outcome. */
    public long done() {
        return total("selected") - total("pending");
    }

    /** Returns how many people failed, by {@link #FAILED}. */
    public long failures() {
        return FAILED.stream().mapToLong(this::total).sum();
    }

    /** Returns the exit code that tells of the job, once it has ended. */
    public ExitCode code() {
        return switch (state()) {
            case "refused" -> ExitCode.GUARDED;
            case "cancelled" -> ExitCode.INCOMPLETE;
            case "completed" -> failures() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
            default -> ExitCode.UNFINISHED;
        };
    }

    /** Returns the rows of a table with the totals that are not 0. */
    public List<List<String>> counts() {
        Stream<String> shown = COUNTS.stream().filter(name -> name.equals("selected") || total(name) > 0);
        return Stream.concat(shown.map(name -> count(name, total(name))), repeated().stream())
                .toList();
    }

    private Optional<List<String>> repeated() {
        long repeated = document.at("repeated").number();
        return repeated == 0 ? Optional.empty() : Optional.of(count("repeated", repeated));
    }

    private static List<String> count(String name, long count) {
        return List.of("  " + name.replace('_', ' '), String.format(Locale.ROOT, "%,12d", count));
    }

    /** Returns the fields of the job that an event shows. */
    public JsonObject fields() {
        return JsonObject.empty().with("job", id()).with("state", state()).with("totals", document.at("totals"));
    }
}
