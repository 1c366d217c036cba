package dev.muster.cli.command;

import dev.muster.cli.http.ApiClient;
import dev.muster.cli.job.ChangeWalk;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.json.JsonValue.JsonObject;

/** The steps of a walk that adds nothing of its own. */
record PlainSteps(ApiClient client) implements ChangeWalk.Steps {
    @Override
    public Job release(Job preview) {
        return new JobRequests(client).act(preview.id(), "release", JsonObject.empty());
    }

    @Override
    public JsonObject finish(Job last) {
        return JsonObject.empty();
    }
}
