package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Submission;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.flow.Permissions;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /people/companies/{company}/bulkdelete}: deletes members from a company, all of them or, when anything is
 * wrong with one, nobody. Deleting is setting a register, so who is deleted already stays so and counts as a success.
 */
final class BulkDelete {
    /** People looked at together. */
    private static final int STRETCH = 1_000;

    private final People people;
    private final Company company;
    private final BulkDeleteRequest request;
    private final Submission submission;

    BulkDelete(Ports ports, Limits limits) {
        this.people = ports.people();
        this.company = new Company(ports);
        this.request = new BulkDeleteRequest(limits);
        this.submission = new Submission(ports, limits);
    }

    Checked<Response> answer(Call call) {
        return company.manage(call)
                .then(granted -> Parameters.of(call.request(), Set.of())
                        .then(none -> ContentType.of(call.request(), Form.MEDIA_TYPES))
                        .then(type -> request.read(Form.of(type), call.request().body(), Company.id(call)))
                        .then(members -> check(call, granted, members)))
                .then(members -> submission.submit(call, command(call, members), Submission.PATIENCE))
                .map(result -> response(call, result));
    }

    private static Command command(Call call, Selection.Ids members) {
        Assignment removal = new Assignment(Path.removed(Company.id(call)), Value.of(true));
        return new Command(members, new Change.Assignments(List.of(removal)));
    }

    /** Looks at every member before any is deleted. */
    private Checked<Selection.Ids> check(Call call, Permissions.Granted granted, Selection.Ids members) {
        Findings findings = new Findings();
        List<String> ids = members.ids();
        for (int from = 0; from < ids.size() && findings.isEmpty(); from += STRETCH) {
            List<String> stretch = ids.subList(from, Math.min(ids.size(), from + STRETCH));
            Map<String, Person> found = people.loadLatest(call.tenant(), stretch, call.deadline());
            stretch.forEach(id -> refusal(call, granted, id, Optional.ofNullable(found.get(id)))
                    .ifPresent(findings::add));
        }
        return findings.unlessAny(() -> members);
    }

    private static Optional<Problem> refusal(
            Call call, Permissions.Granted granted, String id, Optional<Person> member) {
        String in = Company.id(call);
        if (member.isEmpty()) {
            return invalid("member " + id + " does not exist");
        }
        if (!member.get().hasJoined(in)) {
            return invalid("member %s is not in that company, %s".formatted(id, in));
        }
        if (id.equals(call.caller().person())) {
            return invalid("member " + id + " is the caller, who cannot be deleted by this");
        }
        return granted.rules().refuses(member.get()).map(why -> new Problem(Problem.Kind.FORBIDDEN, why));
    }

    private static Optional<Problem> invalid(String detail) {
        return Optional.of(new Problem(Problem.Kind.INVALID, detail));
    }

    private static Response response(Call call, Submission.Result result) {
        return result.announce(
                switch (result) {
                    case Submission.Result.Done done ->
                        ended(call, done.standing().totals());
                    case Submission.Result.Accepted accepted -> accepted(call, accepted);
                });
    }

    private static Response ended(Call call, Totals totals) {
        long left = totals.of(Outcome.FAILED) + totals.of(Outcome.REFUSED) + totals.of(Outcome.SKIPPED);
        return left == 0
                ? Response.empty(204)
                : ErrorResult.of(
                        Form.ofError(call.request()),
                        List.of(new Problem(
                                Problem.Kind.INTERNAL, left + " members are not deleted; the job tells which")));
    }

    private static Response accepted(Call call, Submission.Result result) {
        Form form = Form.ofError(call.request());
        Link monitor = Link.to("monitor", result.address(), call.request());
        return Response.of(202, form.data(), new Resource("bulkDelete", List.of(monitor), Map.of()).write(form));
    }
}
