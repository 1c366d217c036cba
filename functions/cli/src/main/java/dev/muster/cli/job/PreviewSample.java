package dev.muster.cli.job;

import dev.muster.cli.http.ApiClient;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.terminal.Output;
import java.util.List;

/** Shows some people of a preview: values before and after, and reasons of those who fail. */
record PreviewSample(ApiClient client, Output output) {
    private static final int SHOWN = 5;

    void show(Job job) {
        if (job.affected() > 0) {
            output.print("");
            output.print("Before → after, " + of(job.affected()) + ":");
            read(job, List.of("changed", "created")).forEach(this::showChange);
        }
        if (job.failures() > 0) {
            output.print("");
            output.print("Left out, " + of(job.failures()) + ":");
            read(job, Job.FAILED).forEach(this::showFailure);
        }
    }

    private static String of(long count) {
        return count <= SHOWN ? "all " + count : "the first " + SHOWN;
    }

    private List<JsonValue> read(Job job, List<String> outcomes) {
        return new ResultPages(client, job.id(), outcomes).first(SHOWN);
    }

    private void showChange(JsonValue line) {
        output.event("sample", event(line));
        output.print("  " + ResultText.who(line) + (line.at("outcome").text().equals("created") ? "  (new)" : ""));
        ResultText.changes(line).forEach(change -> output.print("    " + change));
    }

    private void showFailure(JsonValue line) {
        output.event("left_out", event(line));
        output.print("  " + ResultText.who(line) + "  " + line.at("outcome").text() + "  "
                + line.at("reason").text());
    }

    private static JsonObject event(JsonValue line) {
        return line instanceof JsonObject object ? object : JsonObject.empty();
    }
}
