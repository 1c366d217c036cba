package dev.muster.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.embedded.backend.BusEvent;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Prints a line for each job that has ended, such as {@code job 01… completed: 5 selected, 4 changed, 1 not found}. */
record EndedJobs(PrintStream out, boolean terminal) implements Consumer<BusEvent> {
    /** Erases a progress bar that is being drawn. */
    private static final String ERASE = "\r\u001b[K";

    @Override
    public void accept(BusEvent event) {
        if (event.source().equals("muster") && event.type().equals("Job ended")) {
            out.println((terminal ? ERASE : "") + line(event.detail()));
        }
    }

    private static String line(JsonNode detail) {
        return "%s %s %s: %s"
                .formatted(
                        detail.path("dry_run").asBoolean() ? "dry run" : "job",
                        detail.path("id").asText(),
                        detail.path("state").asText(),
                        totals(detail.path("totals")));
    }

    /** Returns the number of selected people and of each outcome that occurred. */
    private static String totals(JsonNode totals) {
        return totals.properties().stream()
                .filter(total ->
                        total.getKey().equals("selected") || total.getValue().asLong() > 0)
                .map(total -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        total.getValue().asLong(),
                        total.getKey().replace('_', ' ')))
                .collect(Collectors.joining(", "));
    }
}
