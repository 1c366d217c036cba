package dev.muster.api.dialect.toy;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.CredentialType;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Change;
import dev.muster.core.person.IdFormat;
import dev.muster.core.person.SharedAttributes;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Moves people to a city: {@code POST /toy/cities/{city}} with one id a line, and the key in {@code X-Toy-Key}. */
final class ToyDialect implements Dialect {
    static final CredentialType KEY = CredentialType.of("toy");

    private final JobSubmission jobSubmission;

    ToyDialect(Limits limits) {
        this.jobSubmission = new JobSubmission(limits);
    }

    @Override
    public List<DialectRoute> routes() {
        return List.of(DialectRoute.authenticated("POST", "/toy/cities/{city}", this::move));
    }

    @Override
    public List<CredentialType> credentialTypes() {
        return List.of(KEY);
    }

    @Override
    public PresentedCredential credential(ApiRequest request) {
        return request.header("x-toy-key")
                .<PresentedCredential>map(key -> new PresentedCredential.Secret(KEY.credential(key)))
                .orElseGet(PresentedCredential.Missing::new);
    }

    @Override
    public ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems) {
        ApiProblem first = problems.getFirst();
        int status = first.kind() == ApiProblem.Kind.UNAUTHENTICATED ? 401 : 400;
        return ApiResponse.of(status, "text/plain", "no: " + first.detail());
    }

    private Validated<ApiResponse> move(AuthenticatedRequest call) {
        List<String> ids = StandardCharsets.UTF_8
                .decode(call.request().body().bytes())
                .toString()
                .lines()
                .toList();
        if (ids.isEmpty() || !ids.stream().allMatch(IdFormat::isValid)) {
            return Validated.invalid(ApiProblem.Kind.INVALID, "each line must be an id: " + IdFormat.FORM);
        }
        Change.Assignments change =
                new Change.Assignments(List.of(SharedAttributes.set("city", Value.of(call.parameter("city")))));
        return jobSubmission
                .submit(call, new Command(Selection.Ids.of(ids), change), JobSubmission.DEFAULT_MAX_WAIT)
                .map(result -> result.addHeaders(ApiResponse.of(
                        200, "text/plain", "moved " + result.status().totals().sum())));
    }
}
