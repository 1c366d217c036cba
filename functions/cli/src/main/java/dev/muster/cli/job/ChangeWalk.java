package dev.muster.cli.job;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.terminal.Confirmation;
import dev.muster.cli.terminal.Output;
import dev.muster.cli.terminal.TextTable;
import java.util.Locale;

/**
 * The walk of every change: the counts of the preview, some people before and after, the question, the run over exactly
 * the people of the preview, and its counts with the way back.
 *
 * @param verb what the question asks, such as {@code Change}
 */
public record ChangeWalk(ApiClient client, Output output, Confirmation confirmation, WaitLimit limit, String verb) {

    /** The steps that a command adds to the walk. */
    public interface Steps {
        /** Releases the preview, and returns the job that runs. */
        Job release(Job preview);

        /** Returns fields of the result, when the last job of the walk has ended. */
        JsonObject finish(Job last);
    }

    /** Shows the preview as it is once it has ended. */
    public Job preview(Job submitted) {
        Job preview = new JobWatch(client, output, limit.ofPreview()).follow(submitted, "Preview");
        JobWatch.requireEnded(
                preview,
                "Nobody was changed. Wait for it: muster job " + preview.id() + " --watch; then run it: muster release "
                        + preview.id());
        output.event("preview", preview.fields());
        output.print("Preview (job " + preview.id() + "):");
        output.print(new TextTable(preview.counts()).lines());
        requireCompleted(preview);
        new PreviewSample(client, output).show(preview);
        return preview;
    }

    private static void requireCompleted(Job preview) {
        if (preview.state().equals("refused")) {
            throw new CliFailure(
                    ExitCode.GUARDED,
                    "refused by a guard: %s; nobody was changed".formatted(guard(preview)),
                    "If that is meant, raise --max-affected or --max-refused.");
        }
        if (preview.state().equals("cancelled")) {
            throw new CliFailure(
                    ExitCode.INCOMPLETE,
                    "the preview was cancelled: "
                            + preview.document().at("cancelled").text(),
                    "Run the command again.");
        }
    }

    private static String guard(Job preview) {
        String most = preview.document().at("max_affected").text();
        boolean isTooMany = !most.isEmpty() && preview.total("selected") > Long.parseLong(most);
        return isTooMany
                ? preview.total("selected") + " people are selected, more than max_affected allows (" + most + ")"
                : "more rows are bad than max_refused allows";
    }

    /** Ends the walk at the preview. */
    public ExitCode stop(Job preview, Steps steps) {
        JsonObject fields = preview.fields().withAll(steps.finish(preview));
        if (preview.affected() == 0) {
            return output.finish(preview.code(), fields);
        }
        String release = "muster release " + preview.id();
        output.print("");
        output.print("To run exactly this: " + release);
        return output.finish(preview.code(), fields.with("release", release));
    }

    /** Asks, runs the preview for real, and shows its counts. */
    public ExitCode run(Job preview, Steps steps) {
        if (preview.affected() == 0) {
            output.print("");
            output.print("There is nothing to change.");
            return stop(preview, steps);
        }
        confirmation.ask(question(preview), preview.affected());
        return follow(steps.release(preview), steps);
    }

    private String question(Job preview) {
        return String.format(Locale.ROOT, "%s %,d of %,d people?", verb, preview.affected(), preview.total("selected"));
    }

    /** Follows a job that runs, and shows its counts. */
    public ExitCode follow(Job running, Steps steps) {
        output.event("run", running.fields());
        Job run = JobWatch.requireEnded(
                new JobWatch(client, output, limit).follow(running, "Running"),
                "It goes on. Follow it: muster job " + running.id() + " --watch");
        output.print("");
        output.print("Done (job " + run.id() + ", " + run.state() + "):");
        output.print(new TextTable(run.counts()).lines());
        JsonObject fields = run.fields().withAll(steps.finish(run));
        return output.finish(run.code(), run.affected() == 0 ? fields : withUndo(run, fields));
    }

    private JsonObject withUndo(Job run, JsonObject fields) {
        String undo = "muster undo " + run.id();
        output.print("");
        output.print("To take it back: " + undo);
        return fields.with("undo", undo);
    }
}
