package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Presented;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Authorization;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Scheme;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.List;

/** Muster's own API. */
public final class MusterDialect implements Dialect {
    private final List<Route> routes;

    public MusterDialect(Ports ports, Limits limits, Cursors cursors) {
        SubmitJob submitJob = new SubmitJob(ports, limits);
        ActOnJob actOnJob = new ActOnJob(ports, limits);
        ReadJobs readJobs = new ReadJobs(ports, cursors);
        ReadResults readResults = new ReadResults(ports, cursors);
        ListPeople listPeople = new ListPeople(ports, cursors);
        PatchPerson patchPerson = new PatchPerson(ports, limits);
        ReadPerson readPerson = new ReadPerson(ports.people());
        ImportPeople importPeople = new ImportPeople(ports, limits);
        this.routes = List.of(
                Route.open("GET", "/health", MusterDialect::health),
                Route.guarded("POST", "/v1/jobs", submitJob::answer),
                Route.guarded("GET", "/v1/jobs", readJobs::list),
                Route.guarded("GET", "/v1/jobs/{id}", readJobs::one),
                Route.guarded("GET", "/v1/jobs/{id}/results", readResults::answer),
                Route.guarded("POST", "/v1/jobs/{id}/cancel", actOnJob::cancel),
                Route.guarded("POST", "/v1/jobs/{id}/release", actOnJob::release),
                Route.guarded("POST", "/v1/jobs/{id}/retry", actOnJob::retry),
                Route.guarded("POST", "/v1/jobs/{id}/undo", actOnJob::undo),
                Route.guarded("GET", "/v1/people", listPeople::answer),
                Route.guarded("PATCH", "/v1/people/{id}", patchPerson::answer),
                Route.guarded("GET", "/v1/people/{id}", readPerson::answer),
                Route.guarded("POST", "/v1/people/import", importPeople::answer));
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    /** A bearer token (RFC 6750 §2.1). */
    @Override
    public Presented present(Request request) {
        return Authorization.of(request)
                .filter(sent -> sent.scheme().equals("bearer"))
                .<Presented>map(sent -> new Presented.Secret(Credential.of(Scheme.MUSTER, sent.secret())))
                .orElseGet(Presented.Absent::new);
    }

    @Override
    public Response refuse(Request request, List<Problem> problems) {
        return ProblemDocument.of(problems, request.id());
    }

    private static Checked<Response> health(Request request) {
        return Checked.good(Response.of(200, "application/json", "{\"status\":\"ok\"}"));
    }
}
