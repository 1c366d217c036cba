package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.AuthorizationHeader;
import dev.muster.api.http.Cursors;
import dev.muster.api.problem.ApiProblem;
import dev.muster.core.access.CredentialType;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.Set;

/** Huddle's people API (docs/dialects/huddle.md). */
public final class HuddleDialect implements Dialect {
    private static final CredentialType TOKEN = CredentialType.of("huddle");
    private static final String COMPANY = "/people/companies/{company}";
    private static final Set<String> SCHEMES = Set.of("oauth2", "bearer");
    private static final String CHALLENGE = "OAuth2 realm=\"huddle\"";

    private final List<DialectRoute> routes;

    public HuddleDialect(Limits limits, Cursors cursors) {
        ListMembers listMembers = new ListMembers(cursors);
        BulkDelete bulkDelete = new BulkDelete(limits);
        this.routes = List.of(
                DialectRoute.authenticated("POST", COMPANY + "/bulkdelete", bulkDelete::respond),
                DialectRoute.authenticated("POST", COMPANY + "/bulk-delete", bulkDelete::respond),
                DialectRoute.authenticated("GET", COMPANY, ReadCompany::company),
                DialectRoute.authenticated("GET", COMPANY + "/members", listMembers::respond),
                DialectRoute.authenticated("GET", COMPANY + "/members/{member}", ReadCompany::member));
    }

    @Override
    public List<CredentialType> credentialTypes() {
        return List.of(TOKEN);
    }

    @Override
    public List<DialectRoute> routes() {
        return routes;
    }

    /** Errors too have the format that the request accepts, else that of its body. */
    @Override
    public List<String> varyingHeaders() {
        return List.of("Authorization", "Accept");
    }

    @Override
    public PresentedCredential credential(ApiRequest request) {
        return AuthorizationHeader.of(request)
                .filter(sent -> SCHEMES.contains(sent.scheme()))
                .<PresentedCredential>map(sent -> new PresentedCredential.Secret(TOKEN.credential(sent.secret())))
                .orElseGet(() -> missingOrInvalid(request));
    }

    private static PresentedCredential missingOrInvalid(ApiRequest request) {
        return request.header("authorization").filter(sent -> !sent.isBlank()).isEmpty()
                ? new PresentedCredential.Missing()
                : new PresentedCredential.Invalid("the Authorization header must be OAuth2 followed by a token");
    }

    @Override
    public ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems) {
        return ErrorResult.of(DocumentFormat.ofError(request), problems);
    }

    /** Renders the error; the challenge to a request without a token names no error (RFC 6750 §3.1). */
    @Override
    public ApiResponse renderUnauthenticated(ApiRequest request, PresentedCredential presented, ApiProblem problem) {
        String challenge =
                presented instanceof PresentedCredential.Missing ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"";
        return renderProblems(request, List.of(problem)).with("WWW-Authenticate", challenge);
    }
}
