package dev.muster.api.dialect;

import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import java.util.function.Function;

/** One method on one path, and what is done there. */
public record Route(String method, PathTemplate path, Action action) {

    /** What is done, and who may have it done. */
    public sealed interface Action {

        /** For everybody, without a credential. */
        record Open(Function<Request, Checked<Response>> act) implements Action {}

        /** For callers whose credential opens a tenant. */
        record Guarded(Function<Call, Checked<Response>> act) implements Action {}
    }

    public static Route open(String method, String path, Function<Request, Checked<Response>> act) {
        return new Route(method, PathTemplate.of(path), new Action.Open(act));
    }

    public static Route guarded(String method, String path, Function<Call, Checked<Response>> act) {
        return new Route(method, PathTemplate.of(path), new Action.Guarded(act));
    }
}
