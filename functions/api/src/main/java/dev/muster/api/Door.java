package dev.muster.api;

import dev.muster.api.Routing.Destination;
import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/** Where every request comes in: weighs it, finds its route, asks whose it is, and has it answered. */
final class Door {
    private final Routing routing;
    private final Access access;
    private final Limits limits;

    Door(List<Dialect> dialects, Access access, Limits limits) {
        this.routing = new Routing(dialects);
        this.access = access;
        this.limits = limits;
    }

    /** Answers every request, whatever happens. */
    Handled answer(Request request, Deadline deadline, RequestLog log) {
        Destination destination = routing.find(request.method(), request.path());
        try {
            return answer(request, destination, deadline);
        } catch (RuntimeException unexpected) {
            log.exception(request, unexpected);
            Problem problem =
                    new Problem(Problem.Kind.INTERNAL, "something went wrong here; the request can be repeated");
            return refused(request, destination, problem);
        }
    }

    /** Refuses a request whose body could not even be taken out of its wrapping. */
    Handled refuse(Request request, Problem problem) {
        return refused(request, routing.find(request.method(), request.path()), problem);
    }

    private Handled answer(Request request, Destination destination, Deadline deadline) {
        if (request.body().size() > limits.bodyBytes()) {
            return refused(request, destination, tooLarge(request));
        }
        return switch (destination) {
            case Destination.Found found -> act(request, found, deadline);
            case Destination.OtherMethods other -> refusedMethod(request, other);
            case Destination.Nowhere nowhere ->
                refused(request, destination, new Problem(Problem.Kind.NOT_FOUND, "there is nothing at this path"));
        };
    }

    private Problem tooLarge(Request request) {
        return new Problem(
                Problem.Kind.TOO_LARGE,
                "the body has %d bytes; the limit is %d"
                        .formatted(request.body().size(), limits.bodyBytes()));
    }

    private Handled refusedMethod(Request request, Destination.OtherMethods other) {
        String allowed = String.join(", ", other.allowed());
        Problem problem = new Problem(Problem.Kind.METHOD_NOT_ALLOWED, "this path takes " + allowed);
        Handled handled = refused(request, other, problem);
        return new Handled(handled.response().with("Allow", allowed), handled.route(), handled.caller());
    }

    private Handled act(Request request, Destination.Found found, Deadline deadline) {
        return switch (found.route().action()) {
            case Route.Action.Open open ->
                handled(request, found, Optional.empty(), open.act().apply(request));
            case Route.Action.Guarded guarded -> {
                // One path for a credential nobody knows and for one that is wrong.
                Optional<Caller> caller = found.dialect().credential(request).flatMap(access::caller);
                yield caller.isEmpty()
                        ? refused(request, found, unauthenticated())
                        : handled(
                                request,
                                found,
                                caller,
                                guarded.act().apply(new Call(request, found.parameters(), caller.get(), deadline)));
            }
        };
    }

    private static Problem unauthenticated() {
        return new Problem(Problem.Kind.UNAUTHENTICATED, "this needs a credential, and one that is known here");
    }

    private static Handled handled(
            Request request, Destination.Found found, Optional<Caller> caller, Checked<Response> answer) {
        Response response = switch (answer) {
            case Checked.Good<Response>(Response good) -> good;
            case Checked.Refused<Response>(List<Problem> problems) ->
                found.dialect().refuse(request, problems);
        };
        return new Handled(response, Optional.of(found.route().path().text()), caller);
    }

    private static Handled refused(Request request, Destination destination, Problem problem) {
        Response response = destination.dialect().refuse(request, List.of(problem));
        Optional<String> route = destination instanceof Destination.Found found
                ? Optional.of(found.route().path().text())
                : Optional.empty();
        return new Handled(response, route, Optional.empty());
    }
}
