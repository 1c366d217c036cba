package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Presented;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Authorization;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Scheme;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Set;

/** Huddle's people API (contracts/huddle.md). */
public final class HuddleDialect implements Dialect {
    private static final String COMPANY = "/people/companies/{company}";
    private static final Set<String> SCHEMES = Set.of("oauth2", "bearer");
    private static final String CHALLENGE = "OAuth2 realm=\"huddle\"";

    private final List<Route> routes;

    public HuddleDialect(Ports ports, Limits limits) {
        BulkDelete bulkDelete = new BulkDelete(ports, limits);
        ReadCompany readCompany = new ReadCompany(ports);
        this.routes = List.of(
                Route.guarded("POST", COMPANY + "/bulkdelete", bulkDelete::answer),
                Route.guarded("POST", COMPANY + "/bulk-delete", bulkDelete::answer),
                Route.guarded("GET", COMPANY, readCompany::company),
                Route.guarded("GET", COMPANY + "/members", readCompany::members),
                Route.guarded("GET", COMPANY + "/members/{member}", readCompany::member));
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Presented present(Request request) {
        return Authorization.of(request)
                .filter(sent -> SCHEMES.contains(sent.scheme()))
                .<Presented>map(sent -> new Presented.Secret(Credential.of(Scheme.HUDDLE, sent.secret())))
                .orElseGet(() -> absent(request));
    }

    private static Presented absent(Request request) {
        return request.header("authorization").filter(sent -> !sent.isBlank()).isEmpty()
                ? new Presented.Absent()
                : new Presented.Bad("Authorization must be OAuth2 and a token");
    }

    @Override
    public Response refuse(Request request, List<Problem> problems) {
        Response refusal = ErrorResult.of(Form.ofError(request), problems);
        return problems.getFirst().kind() == Problem.Kind.UNAUTHENTICATED
                ? refusal.with("WWW-Authenticate", challenge(request))
                : refusal;
    }

    /** A request that shows no token at all is not told that it is a wrong one (RFC 6750 §3.1). */
    private String challenge(Request request) {
        return present(request) instanceof Presented.Absent ? CHALLENGE : CHALLENGE + ", error=\"invalid_token\"";
    }
}
