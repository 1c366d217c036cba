package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.AssignedLeaders;
import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.ChangeReach;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Rights;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code POST /apis/v4/bulk_people_changes}: validates the request, submits a job and waits for its end. */
final class BulkChange {
    /**
     * Largest number of people whose protection is checked before the job; with more ids the job itself refuses each
     * protected person.
     */
    private static final int MAX_CHECKED_IDS = 1_000;

    private final JobSubmission jobSubmission;
    private final Limits limits;
    private final JsonReader reader;

    BulkChange(Limits limits, JsonReader reader) {
        this.jobSubmission = new JobSubmission(limits);
        this.limits = limits;
        this.reader = reader;
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call) {
        return RequestDocument.read(call.request(), reader)
                .flatMap(json -> BulkRequest.read(json, call.request().query(), limits)
                        .flatMap(request -> OrganizationAccess.check(
                                        call, request.organization().stream().toList())
                                .flatMap(_ -> AssignedLeaders.check(call, json, request.changes(), request))))
                .flatMap(request -> command(call, request)
                        .flatMap(command -> jobSubmission.submit(call, command, JobSubmission.DEFAULT_MAX_WAIT))
                        .map(result -> result.addHeaders(BulkDocument.of(request, result))));
    }

    private Validated<Command> command(AuthenticatedRequest call, BulkRequest request) {
        Change.Assignments change = new Change.Assignments(request.changes());
        if (grantsAdmin(change)
                && request.organization()
                        .filter(call.context().rights().uses()::contains)
                        .isPresent()) {
            return Validated.invalid(
                    ApiProblem.Kind.FORBIDDEN,
                    "only an admin or owner may make people admins of organization "
                            + request.organization().orElseThrow());
        }
        return request.ids().isEmpty()
                ? selectByFilters(call, request).map(selection -> command(selection, change))
                : findProtected(call, request, change)
                        .<Validated<Command>>map(Validated::invalid)
                        .orElseGet(() -> Validated.valid(command(
                                Selection.Ids.of(request.ids()), requireMembership(request.organization(), change))));
    }

    private static Command command(Selection selection, Change.Assignments change) {
        return new Command(selection, change);
    }

    private static boolean grantsAdmin(Change.Assignments change) {
        return change.assignments().stream()
                .anyMatch(write -> write.path().local().equals("permission_id")
                        && write.to().equals(Value.of("1")));
    }

    /**
     * Requires membership of the organization when the request names one and changes no value in it: other people are
     * then not found (docs/dialects/missionhub.md). The assignment changes no data, since every member has it already.
     */
    private static Change.Assignments requireMembership(Optional<String> organization, Change.Assignments change) {
        if (organization.isEmpty() || !change.organizations().isEmpty()) {
            return change;
        }
        List<Assignment> all = new ArrayList<>(change.assignments());
        all.add(new Assignment(Path.member(organization.get()), Value.of(true)));
        return new Change.Assignments(all);
    }

    /** Returns the error when the caller may not change one of these people; empty when it may change all of them. */
    private Optional<ApiProblem> findProtected(
            AuthenticatedRequest call, BulkRequest request, Change.Assignments change) {
        ChangeReach reach = ChangeReach.of(change.paths());
        if (call.context().rights().coversEveryone(reach) || request.ids().size() > MAX_CHECKED_IDS) {
            return Optional.empty();
        }
        Rights rights = Rights.of(call.context().rights());
        Map<String, Person> people = new TreeMap<>(call.engine().findPeople().load(call.tenant(), request.ids()));
        return people.values().stream()
                .filter(person -> request.organization().map(person::isIn).orElse(true))
                .flatMap(person -> rights.refuses(person, reach).stream()
                        .map(reason ->
                                new ApiProblem(ApiProblem.Kind.FORBIDDEN, "person " + person.id() + ": " + reason)))
                .findFirst();
    }

    private Validated<Selection> selectByFilters(AuthenticatedRequest call, BulkRequest request) {
        String organization = request.organization().orElseThrow();
        String me = call.caller().person();
        List<String> contacts =
                request.filters().values().getOrDefault(FilterCriterion.ASSIGNED_CONTACTS, List.of()).stream()
                        .map(id -> id.equals("me") ? me : id)
                        .distinct()
                        .toList();
        List<String> leaders = leaders(call, organization, contacts);
        if (leaders.size() > PeopleFilters.MAX_VALUES) {
            return Validated.invalid(new ApiProblem(
                    ApiProblem.Kind.TOO_LARGE,
                    "means %d people; the limit is %d".formatted(leaders.size(), PeopleFilters.MAX_VALUES),
                    "/filters/assigned_contacts"));
        }
        return Validated.valid(new Selection.Filtered(
                new FilterTree(organization, me, leaders).of(request.filters()), Optional.of(organization)));
    }

    /** Returns the leaders of these contacts in the organization. */
    private List<String> leaders(AuthenticatedRequest call, String organization, List<String> contacts) {
        return contacts.isEmpty()
                ? List.of()
                : call.engine().findPeople().load(call.tenant(), contacts).values().stream()
                        .filter(contact -> contact.isIn(organization))
                        .flatMap(contact -> SetMembers.of(contact, organization, "assigned").stream())
                        .distinct()
                        .sorted()
                        .toList();
    }
}
