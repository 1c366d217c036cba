package dev.muster.cli.command;

import dev.muster.cli.ExitCode;
import dev.muster.cli.file.FailedRows;
import dev.muster.cli.file.FileInParts;
import dev.muster.cli.file.FileOptions;
import dev.muster.cli.file.PeopleFile;
import dev.muster.cli.file.UploadStore;
import dev.muster.cli.file.WholeFile;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.job.ChangeWalk;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobOptions;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The walk of a file: sent whole or in parts, looked at, run, and its failed rows written beside it. */
record FileWalk(ApiClient client, ChangeWalk walk, PeopleFile file, FileOptions options, JobOptions job) {

    ExitCode run(PartSize partSize, boolean dryRun) {
        byte[] head = head(partSize.whole() + 1);
        return head.length <= partSize.whole() ? runWhole(head, dryRun) : runParts(partSize.of(file.size()), dryRun);
    }

    private byte[] head(int bytes) {
        try (InputStream rows = file.read()) {
            return rows.readNBytes(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ExitCode runWhole(byte[] rows, boolean dryRun) {
        ApiRequest request = new WholeFile(file.format(), rows).request(options, job);
        Job submitted =
                new JobRequests(client).send(request.waiting(walk.limit().seconds()));
        Steps steps = new Steps(Optional.empty());
        Job preview = walk.preview(submitted);
        return dryRun ? walk.stop(preview, steps) : walk.run(preview, steps);
    }

    private ExitCode runParts(long size, boolean dryRun) {
        try (UploadStore store = UploadStore.open(file, purpose(size))) {
            Steps steps = new Steps(Optional.of(store));
            Job uploaded = new FileInParts(client, walk.output(), store, file, size).upload(options, job);
            Optional<Job> running = running(store, uploaded);
            if (running.isPresent() && !dryRun) {
                return walk.follow(running.get(), steps);
            }
            Job preview = walk.preview(uploaded);
            return dryRun ? walk.stop(preview, steps) : walk.run(preview, steps);
        }
    }

    /** The options of the file and the server: another purpose is another upload. */
    private String purpose(long size) {
        return client.server().base() + " " + size + " "
                + JsonCodec.write(options.rowsObject().withAll(job.members()));
    }

    /** Returns the run of the preview if an earlier command has begun it. */
    private Optional<Job> running(UploadStore store, Job uploaded) {
        return store.state()
                .run()
                .or(() -> Optional.of(uploaded.document().at("released_by").text())
                        .filter(id -> !id.isEmpty()))
                .map(new JobRequests(client)::read);
    }

    private final class Steps implements ChangeWalk.Steps {
        private final Optional<UploadStore> store;

        Steps(Optional<UploadStore> store) {
            this.store = store;
        }

        @Override
        public Job release(Job preview) {
            String path = JobRequests.path(preview.id(), "/release");
            ApiRequest request = store.map(
                            kept -> ApiRequest.post(path, kept.state().releaseKey()))
                    .orElseGet(() -> ApiRequest.post(path));
            Job run = new JobRequests(client).send(request);
            store.ifPresent(kept -> kept.save(kept.state().withRun(run.id())));
            return run;
        }

        @Override
        public JsonObject finish(Job last) {
            Optional<Path> failed = new FailedRows(client, file).write(last);
            failed.ifPresent(this::show);
            store.filter(_ -> !last.isDryRun() || last.affected() == 0).ifPresent(UploadStore::reset);
            return failed.map(path -> JsonObject.empty().with("failed_rows", path.toString()))
                    .orElse(JsonObject.empty());
        }

        private void show(Path path) {
            walk.output().event("file", JsonObject.empty().with("path", path.toString()));
            walk.output().print("");
            walk.output().print("Failed rows: " + path + ". Correct them, and apply that file.");
        }
    }
}
