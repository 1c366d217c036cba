package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.DialectRoute;
import dev.muster.api.dialect.PresentedCredential;
import dev.muster.api.http.ApiRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.AuthorizationHeader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.access.Caller;
import dev.muster.core.access.CredentialType;
import dev.muster.core.access.SecretForm;
import dev.muster.core.job.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** User.com's public API, limited to mass updates of users (docs/dialects/usercom.md). */
public final class UsercomDialect implements Dialect {
    /** The prefix of the original API's samples, and none as in its headings. */
    private static final List<String> PREFIXES = List.of("/api/public", "");

    private static final CredentialType TYPE =
            new CredentialType("usercom", CredentialType.DEFAULT_CALLS, SecretForm.TOKEN_64);
    private static final List<String> METHODS = List.of("PUT", "POST");
    private static final int TOKEN_LENGTH = 64;
    private static final String NOT_PROVIDED = "Authentication credentials were not provided.";
    private static final String INVALID = "Invalid token.";

    private final List<DialectRoute> routes;

    public UsercomDialect(Limits limits) {
        List<DialectRoute> all = new ArrayList<>();
        for (UserIdKind userIdKind : UserIdKind.values()) {
            for (AttributeKind attributeKind : AttributeKind.values()) {
                MassUpdate update = new MassUpdate(limits, userIdKind, attributeKind);
                all.addAll(routes(path(userIdKind) + path(attributeKind), update::respond));
            }
        }
        this.routes = List.copyOf(all);
    }

    private static List<DialectRoute> routes(
            String path, Function<AuthenticatedRequest, Validated<ApiResponse>> handler) {
        return PREFIXES.stream()
                .flatMap(prefix ->
                        METHODS.stream().map(method -> DialectRoute.authenticated(method, prefix + path, handler)))
                .toList();
    }

    private static String path(UserIdKind userIdKind) {
        return switch (userIdKind) {
            case IDS -> "/users";
            case CUSTOM_IDS -> "/users-by-id";
        };
    }

    private static String path(AttributeKind attributeKind) {
        return switch (attributeKind) {
            case STANDARD -> "/mass_update_standard_attributes";
            case CUSTOM -> "/mass_update_custom_attributes";
        };
    }

    @Override
    public List<CredentialType> credentialTypes() {
        return List.of(TYPE);
    }

    @Override
    public List<DialectRoute> routes() {
        return routes;
    }

    @Override
    public PresentedCredential credential(ApiRequest request) {
        boolean isToken = request.header("authorization")
                .filter(sent -> sent.strip().toLowerCase(Locale.ROOT).startsWith("token"))
                .isPresent();
        return AuthorizationHeader.of(request)
                .filter(sent -> sent.scheme().equals("token") && sent.secret().length() == TOKEN_LENGTH)
                .<PresentedCredential>map(sent -> new PresentedCredential.Secret(TYPE.credential(sent.secret())))
                .orElseGet(
                        () -> isToken ? new PresentedCredential.Invalid(INVALID) : new PresentedCredential.Missing());
    }

    @Override
    public Optional<ApiResponse> preflight(ApiRequest request) {
        return BrowserHeaders.preflight(request);
    }

    @Override
    public ApiResponse decorate(ApiRequest request, Optional<Caller> caller, ApiResponse response) {
        return BrowserHeaders.on(request, response);
    }

    @Override
    public ApiResponse renderProblems(ApiRequest request, List<ApiProblem> problems) {
        return ErrorDocument.of(request, problems);
    }

    @Override
    public ApiResponse renderUnauthenticated(ApiRequest request, PresentedCredential presented, ApiProblem problem) {
        String detail = presented instanceof PresentedCredential.Missing ? NOT_PROVIDED : INVALID;
        return ErrorDocument.detail(401, detail).with("WWW-Authenticate", "Token");
    }

    @Override
    public ApiResponse renderRateLimited(ApiRequest request, ApiProblem problem, int limit, long seconds) {
        return ErrorDocument.detail(429, "Request was throttled. Expected available in %d seconds.".formatted(seconds));
    }
}
