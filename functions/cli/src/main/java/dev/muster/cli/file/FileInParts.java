package dev.muster.cli.file;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiFailure;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobOptions;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.terminal.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A file that is sent in parts. After a crash, the same file goes on with the parts that are stored. */
public record FileInParts(ApiClient client, Output output, UploadStore store, PeopleFile file, long partSize) {
    /** A preview older than this says too little about the people of today. */
    private static final Duration PREVIEW_AGE = Duration.ofHours(1);

    /** Sends the missing parts, and returns the job that previews the file. */
    public Job upload(FileOptions options, JobOptions job) {
        Job open = resumed().orElseGet(() -> open(options, job));
        return open.state().equals("open") ? sendAndClose(open) : open;
    }

    private Optional<Job> resumed() {
        Optional<Job> earlier = store.state().job().flatMap(this::find).filter(FileInParts::isUseful);
        earlier.ifPresentOrElse(
                job -> output.note("Going on with job " + job.id() + ": "
                        + store.state().parts().size() + " parts are stored."),
                () -> {
                    if (store.state().job().isPresent()) {
                        store.reset();
                    }
                });
        return earlier;
    }

    private Optional<Job> find(String id) {
        try {
            return Optional.of(new JobRequests(client).read(id));
        } catch (ApiFailure failure) {
            if (failure.status() == 404 || failure.status() == 403) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static boolean isUseful(Job job) {
        return switch (job.state()) {
            case "cancelled", "cancelling", "refused" -> false;
            case "completed" ->
                Instant.parse(job.document().at("finished_at").text())
                        .isAfter(Instant.now().minus(PREVIEW_AGE));
            default -> true;
        };
    }

    private Job open(FileOptions options, JobOptions job) {
        // The keys are stored first: if this process dies, the next one opens the same job.
        store.save(store.state());
        JsonObject body = JsonObject.empty().with("rows", options.rowsObject()).withAll(job.members());
        Job open = new JobRequests(client)
                .send(ApiRequest.post("/v1/jobs", store.state().openKey()).withJson(body));
        store.save(store.state().withJob(open.id()));
        output.event("job", open.fields());
        return open;
    }

    private Job sendAndClose(Job open) {
        try {
            int parts = new PartSender(client, output, store, open.id()).send(file, partSize);
            return close(open, parts);
        } catch (ApiFailure failure) {
            if (failure.code() == ExitCode.USAGE) {
                giveUp(open);
            }
            throw failure;
        }
    }

    private Job close(Job open, int parts) {
        if (store.state().parts().size() != parts) {
            throw new CliFailure(
                    ExitCode.INCOMPLETE, "the file has changed while it was sent", "Run the command again.");
        }
        JsonObject body = JsonObject.empty()
                .with("parts", parts)
                .with("rows", store.state().rows());
        ApiRequest request =
                ApiRequest.post(JobRequests.path(open.id(), "/close")).withJson(body);
        return new JobRequests(client).send(request);
    }

    /** Cancels a job whose file is wrong: the mended file is another one. */
    private void giveUp(Job open) {
        store.reset();
        new JobRequests(client).act(open.id(), "cancel", JsonObject.empty());
    }
}
