package dev.muster.cli.job;

import dev.muster.cli.CliFailure;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.json.JsonValue.JsonObject;

/** The requests for one job. */
public record JobRequests(ApiClient client) {

    /** Returns the path of a job, or of something below it. */
    public static String path(String id, String below) {
        if (!id.matches("[0-9A-Za-z]{1,64}")) {
            throw CliFailure.usage("\"" + id + "\" is not the id of a job", "List the jobs: muster jobs");
        }
        return "/v1/jobs/" + id + below;
    }

    /** Reads a job. */
    public Job read(String id) {
        return new Job(client.send(ApiRequest.get(path(id, ""))).json());
    }

    /** Sends a request that answers with a job. */
    public Job send(ApiRequest request) {
        return new Job(client.send(request).json());
    }

    /** Acts on a job: cancel, release, retry or undo. */
    public Job act(String id, String verb, JsonObject body) {
        ApiRequest request = ApiRequest.post(path(id, "/" + verb));
        return send(body.members().isEmpty() ? request : request.withJson(body));
    }
}
