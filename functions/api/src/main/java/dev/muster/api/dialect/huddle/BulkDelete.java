package dev.muster.api.dialect.huddle;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Outcome;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /people/companies/{company}/bulkdelete}: deletes members from a company: all of them, or none when one of
 * them is invalid. Deletion sets a register, so a member deleted earlier stays deleted and counts as a success.
 */
final class BulkDelete {
    /** Number of people loaded together. */
    private static final int PAGE_SIZE = 1_000;

    private final BulkDeleteRequest request;
    private final JobSubmission jobSubmission;

    BulkDelete(Limits limits) {
        this.request = new BulkDeleteRequest(limits);
        this.jobSubmission = new JobSubmission(limits);
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return CompanyContext.requireManager(call, "delete its members")
                .flatMap(_ -> QueryParameters.of(call.request(), Set.of())
                        .flatMap(_ -> ContentType.of(call.request(), DocumentFormat.MEDIA_TYPES))
                        .flatMap(type -> request.read(DocumentFormat.of(type), call.request(), CompanyContext.id(call)))
                        .flatMap(members -> check(call, members)))
                .flatMap(members -> jobSubmission.submit(call, command(call, members), JobSubmission.DEFAULT_MAX_WAIT))
                .map(result -> response(call, result));
    }

    private static Command command(AuthenticatedRequest call, Selection.Ids members) {
        Assignment removal = new Assignment(Path.removed(CompanyContext.id(call)), Value.of(true));
        return new Command(members, new Change.Assignments(List.of(removal)));
    }

    /** Validates every member before the first is deleted. */
    private static Validated<Selection.Ids> check(AuthenticatedRequest call, Selection.Ids members) {
        ProblemCollector problems = new ProblemCollector();
        List<String> ids = members.ids();
        for (int from = 0; from < ids.size() && problems.isEmpty(); from += PAGE_SIZE) {
            List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE_SIZE));
            Map<String, Person> found = call.engine().findPeople().load(call.tenant(), page);
            page.forEach(id ->
                    findProblem(call, id, Optional.ofNullable(found.get(id))).ifPresent(problems::add));
        }
        return problems.validate(() -> members);
    }

    private static Optional<ApiProblem> findProblem(AuthenticatedRequest call, String id, Optional<Person> member) {
        String in = CompanyContext.id(call);
        if (member.isEmpty()) {
            return invalid("member " + id + " does not exist");
        }
        if (!member.get().hasJoined(in)) {
            return invalid("member %s is not in that company, %s".formatted(id, in));
        }
        if (id.equals(call.caller().person())) {
            return invalid("member " + id + " is the caller; callers cannot delete themselves");
        }
        return Optional.empty();
    }

    private static Optional<ApiProblem> invalid(String detail) {
        return Optional.of(new ApiProblem(ApiProblem.Kind.INVALID, detail));
    }

    private static ApiResponse response(AuthenticatedRequest call, JobSubmission.Result result) {
        return result.addHeaders(
                switch (result) {
                    case JobSubmission.Result.Done done ->
                        ended(call, done.status().totals());
                    case JobSubmission.Result.Accepted accepted -> accepted(call, accepted);
                });
    }

    private static ApiResponse ended(AuthenticatedRequest call, Totals totals) {
        long notDeleted = totals.of(Outcome.FAILED) + totals.of(Outcome.REFUSED) + totals.of(Outcome.SKIPPED);
        return notDeleted == 0
                ? ApiResponse.empty(204)
                : ErrorResult.of(
                        DocumentFormat.ofError(call.request()),
                        List.of(new ApiProblem(
                                ApiProblem.Kind.INTERNAL,
                                notDeleted + " members are not deleted; the job tells which")));
    }

    private static ApiResponse accepted(AuthenticatedRequest call, JobSubmission.Result result) {
        DocumentFormat format = DocumentFormat.ofError(call.request());
        ResourceLink monitor = ResourceLink.to("monitor", result.address(), call.request());
        return ApiResponse.of(
                202, format.data(), new ResourceDocument("bulkDelete", List.of(monitor), Map.of()).write(format));
    }
}
