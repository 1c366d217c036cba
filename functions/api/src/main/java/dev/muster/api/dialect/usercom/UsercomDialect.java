package dev.muster.api.dialect.usercom;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Presented;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Authorization;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Scheme;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** User.com's public API, as far as it updates many users (contracts/usercom.md). */
public final class UsercomDialect implements Dialect {
    /** The prefix of the original's samples, and none, as its headings have it. */
    private static final List<String> PREFIXES = List.of("/api/public", "");

    private static final List<String> METHODS = List.of("PUT", "POST");
    private static final int TOKEN = 64;
    private static final String NOT_PROVIDED = "Authentication credentials were not provided.";
    private static final String INVALID = "Invalid token.";

    private final List<Route> routes;

    public UsercomDialect(Ports ports, Limits limits) {
        List<Route> all = new ArrayList<>();
        for (Naming naming : Naming.values()) {
            for (Attribution attribution : Attribution.values()) {
                MassUpdate update = new MassUpdate(ports, limits, naming, attribution);
                all.addAll(routes(path(naming) + path(attribution), update::answer));
            }
        }
        this.routes = List.copyOf(all);
    }

    private static List<Route> routes(String path, Function<Call, Checked<Response>> act) {
        return PREFIXES.stream()
                .flatMap(prefix -> METHODS.stream().map(method -> Route.guarded(method, prefix + path, act)))
                .toList();
    }

    private static String path(Naming naming) {
        return switch (naming) {
            case IDS -> "/users";
            case CUSTOM_IDS -> "/users-by-id";
        };
    }

    private static String path(Attribution attribution) {
        return switch (attribution) {
            case STANDARD -> "/mass_update_standard_attributes";
            case CUSTOM -> "/mass_update_custom_attributes";
        };
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Presented present(Request request) {
        boolean isToken = request.header("authorization")
                .filter(sent -> sent.strip().toLowerCase(Locale.ROOT).startsWith("token"))
                .isPresent();
        return Authorization.of(request)
                .filter(sent -> sent.scheme().equals("token") && sent.secret().length() == TOKEN)
                .<Presented>map(sent -> new Presented.Secret(Credential.of(Scheme.USERCOM, sent.secret())))
                .orElseGet(() -> isToken ? new Presented.Bad(INVALID) : new Presented.Absent());
    }

    @Override
    public Response refuse(Request request, List<Problem> problems) {
        return problems.getFirst().kind() == Problem.Kind.UNAUTHENTICATED
                ? ErrorDocument.detail(401, present(request) instanceof Presented.Absent ? NOT_PROVIDED : INVALID)
                        .with("WWW-Authenticate", "Token")
                : ErrorDocument.of(request, problems);
    }

    @Override
    public Response throttle(Request request, Problem problem, int limit, long seconds) {
        return ErrorDocument.detail(429, "Request was throttled. Expected available in %d seconds.".formatted(seconds));
    }
}
