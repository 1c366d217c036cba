package dev.muster.api;

import dev.muster.api.Routing.Destination;
import dev.muster.api.Turnstile.Passage;
import dev.muster.api.Turnstile.Quota;
import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.Route;
import dev.muster.api.http.Request;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.access.Caller;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/** Where every request comes in: weighs it, finds its route, asks whose it is, and has it answered. */
final class Door {
    private final Routing routing;
    private final Turnstile turnstile;
    private final Limits limits;

    Door(List<Dialect> dialects, Turnstile turnstile, Limits limits) {
        this.routing = new Routing(dialects);
        this.turnstile = turnstile;
        this.limits = limits;
    }

    /** Answers every request, whatever happens. */
    Handled answer(Request request, Deadline deadline, RequestLog log) {
        Destination destination = routing.find(request.method(), request.path());
        try {
            return dressed(request, destination, answer(request, destination, deadline));
        } catch (RuntimeException unexpected) {
            log.exception(request, unexpected);
            Problem problem =
                    new Problem(Problem.Kind.INTERNAL, "something went wrong here; the request can be repeated");
            return dressed(request, destination, refused(request, destination, problem));
        }
    }

    /** Refuses a request whose body could not even be taken out of its wrapping. */
    Handled refuse(Request request, Problem problem) {
        Destination destination = routing.find(request.method(), request.path());
        return dressed(request, destination, refused(request, destination, problem));
    }

    private static Handled dressed(Request request, Destination destination, Handled handled) {
        return handled.with(destination.dialect().dress(request, handled.caller(), patient(handled.response())));
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
        return handled.with(handled.response().with("Allow", allowed));
    }

    private Handled act(Request request, Destination.Found found, Deadline deadline) {
        return switch (found.route().action()) {
            case Route.Action.Open open ->
                handled(request, found, Optional.empty(), open.act().apply(request));
            case Route.Action.Guarded guarded -> pass(request, found, guarded, deadline);
        };
    }

    private Handled pass(Request request, Destination.Found found, Route.Action.Guarded guarded, Deadline deadline) {
        return switch (turnstile.pass(found.dialect().present(request), deadline)) {
            case Passage.Shut(Problem problem) -> refused(request, found, problem);
            case Passage.Throttled(Caller caller, Problem problem, Quota quota) ->
                within(
                        quota,
                        handled(
                                request,
                                found,
                                Optional.of(caller),
                                Checked.good(
                                        found.dialect().throttle(request, problem, quota.limit(), quota.seconds()))));
            case Passage.Open(Caller caller, Quota quota) ->
                within(
                        quota,
                        handled(
                                request,
                                found,
                                Optional.of(caller),
                                guarded.act().apply(new Call(request, found.parameters(), caller, deadline))));
        };
    }

    private static Handled within(Quota quota, Handled handled) {
        return handled.with(quota.on(handled.response()));
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

    /** Too many calls tell themselves when the next may come; too many open jobs cannot know. */
    private static Response patient(Response response) {
        return response.status() == 429
                ? response.withDefault("Retry-After", Long.toString(Limits.NEXT_ROOM.toSeconds()))
                : response;
    }

    private static Handled refused(Request request, Destination destination, Problem problem) {
        Response response = destination.dialect().refuse(request, List.of(problem));
        Optional<String> route = destination instanceof Destination.Found found
                ? Optional.of(found.route().path().text())
                : Optional.empty();
        return new Handled(response, route, Optional.empty());
    }
}
