package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Report;
import dev.muster.core.flow.Standing;
import dev.muster.core.job.JobId;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v1/jobs} and {@code GET /v1/jobs/{id}}. */
final class ReadJobs {
    private static final String PATH = "/v1/jobs";
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private final Report report;
    private final Cursors cursors;

    ReadJobs(Ports ports, Cursors cursors) {
        this.report = ports.report();
        this.cursors = cursors;
    }

    Checked<Response> one(Call call) {
        return Parameters.of(call.request(), Set.of())
                .then(none -> find(report, call))
                .map(standing -> TaggedDocument.answer(call.request(), JobDocument.of(standing)));
    }

    /** The job the path names; what cannot be an id is not looked for. */
    static Checked<Standing> find(Report report, Call call) {
        return Optional.of(call.parameter("id"))
                .filter(JobId::isOne)
                .flatMap(id -> report.of(call.tenant(), id, call.deadline()))
                .map(Checked::good)
                .orElseGet(() -> Checked.refused(Problem.Kind.NOT_FOUND, "there is no such job"));
    }

    Checked<Response> list(Call call) {
        Paging paging = new Paging(cursors, call, PATH, "GET " + PATH);
        return Parameters.of(call.request(), Set.of("limit", "cursor"))
                .then(parameters -> parameters
                        .number("limit", 1, MOST, USUAL)
                        .then(limit -> paging.position(parameters)
                                .map(before -> list(call, limit, before, paging, parameters))));
    }

    private Response list(Call call, int limit, Optional<String> before, Paging paging, Parameters parameters) {
        // One more than asked for tells whether there is a next page.
        List<Standing> found = report.list(call.tenant(), limit + 1, before, call.deadline());
        List<Standing> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(paging.cursor(shown.getLast().job().id()))
                : Optional.empty();
        Json document = Json.object(
                Json.member(
                        "jobs", Json.array(shown.stream().map(JobDocument::of).toList())),
                Json.member("next", next.map(Json::of).orElse(Json.JsonNull.NULL)));
        Response response = Response.of(200, "application/json", JsonWriter.write(document));
        return next.isPresent() ? response.with("Link", paging.link(parameters, next.get())) : response;
    }
}
