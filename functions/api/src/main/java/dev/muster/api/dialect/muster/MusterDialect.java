package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.ApiKeys;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.dialect.PublicRequest;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.AuthorizationHeader;
import dev.muster.api.http.Cursors;
import dev.muster.api.page.StaticPages;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.CredentialType;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.stream.Stream;

/** Muster's own API (docs/dialects/muster.md). */
public final class MusterDialect implements Dialect {
    private final List<DialectRoute> routes;

    public MusterDialect(Limits limits, Cursors cursors) {
        SubmitJob submitJob = new SubmitJob(limits);
        JobActions jobActions = new JobActions(limits);
        FileParts fileParts = new FileParts(limits);
        ReadJobs readJobs = new ReadJobs(cursors);
        ReadResults readResults = new ReadResults(cursors);
        ListPeople listPeople = new ListPeople(cursors);
        PatchPerson patchPerson = new PatchPerson(limits);
        List<DialectRoute> authenticated = List.of(
                DialectRoute.authenticated("GET", "/v1/caller", ReadCaller::respond),
                DialectRoute.files("POST", "/v1/jobs", submitJob::respond),
                DialectRoute.authenticated("GET", "/v1/jobs", readJobs::list),
                DialectRoute.shared(
                        "GET",
                        "/v1/jobs/{id}",
                        call -> ReadJobs.one(call, JobLookup.READABLE),
                        call -> ReadJobs.one(call, JobLookup.MADE_WITH_CREDENTIAL)),
                DialectRoute.shared(
                        "GET",
                        "/v1/jobs/{id}/results",
                        call -> readResults.respond(call, JobLookup.READABLE),
                        call -> readResults.respond(call, JobLookup.MADE_WITH_CREDENTIAL)),
                DialectRoute.authenticated("GET", "/v1/jobs/{id}/parts", fileParts::list),
                DialectRoute.files("PUT", "/v1/jobs/{id}/parts/{number}", fileParts::put),
                DialectRoute.authenticated("POST", "/v1/jobs/{id}/close", fileParts::close),
                DialectRoute.authenticated("POST", "/v1/jobs/{id}/cancel", jobActions::cancel),
                DialectRoute.authenticated("POST", "/v1/jobs/{id}/release", jobActions::release),
                DialectRoute.authenticated("POST", "/v1/jobs/{id}/retry", jobActions::retry),
                DialectRoute.authenticated("POST", "/v1/jobs/{id}/undo", jobActions::undo),
                DialectRoute.authenticated("GET", "/v1/people", listPeople::respond),
                DialectRoute.authenticated("PATCH", "/v1/people/{id}", patchPerson::respond),
                DialectRoute.authenticated("GET", "/v1/people/{id}", ReadPerson::respond),
                DialectRoute.authenticated("DELETE", "/v1/people/{id}", DeletePerson::respond));
        this.routes = Stream.concat(publicRoutes(), authenticated.stream()).toList();
    }

    private static Stream<DialectRoute> publicRoutes() {
        return Stream.of(
                DialectRoute.publicRoute("GET", "/health", MusterDialect::health),
                page("/openapi.json"),
                page("/docs"),
                page("/docs/{name}"),
                page("/console"),
                page("/console/{name}"));
    }

    /** The handler is a lambda, because a method reference would load the class at every start of the function. */
    private static DialectRoute page(String path) {
        return DialectRoute.publicRoute("GET", path, call -> StaticPages.respond(call));
    }

    @Override
    public List<CredentialType> credentialTypes() {
        return List.of(ApiKeys.TYPE);
    }

    @Override
    public List<DialectRoute> routes() {
        return routes;
    }

    /** Results have the format that the request accepts; other documents have one only. */
    @Override
    public List<String> varyingHeaders() {
        return List.of("Authorization", "Accept");
    }

    /** Extracts a bearer token (RFC 6750 §2.1). */
    @Override
    public PresentedCredential credential(ApiRequest request) {
        return AuthorizationHeader.of(request)
                .filter(sent -> sent.scheme().equals("bearer"))
                .<PresentedCredential>map(
                        sent -> new PresentedCredential.Secret(ApiKeys.TYPE.credential(sent.secret())))
                .orElseGet(PresentedCredential.Missing::new);
    }

    @Override
    public ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems) {
        return ProblemDocument.of(problems, request.id());
    }

    private static Validated<ApiResponse> health(PublicRequest call) {
        return Validated.valid(ApiResponse.of(200, "application/json", "{\"status\":\"ok\"}"));
    }
}
