package dev.muster.simulation;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.file.RowChange;
import dev.muster.core.file.RowNumber;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Profile;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Selection;
import dev.muster.testing.flow.EngineFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The requests of which the sequences of a {@link RoleScenario} consist. */
final class RoleSteps {
    private static final String ADMIN = Cast.IDS.get(0);
    private static final String OWNER = Cast.IDS.get(1);
    private static final String USER = Cast.IDS.get(2);
    private static final String CONTACT = Cast.IDS.get(3);
    private static final String OUTSIDER = Cast.IDS.get(4);
    private static final String STRANGER = Cast.IDS.get(5);

    static final List<Step> ALL = List.of(
            step(USER, update(USER, removal("3"), removal("42"))),
            step(USER, update(ADMIN, country("FR"))),
            step(USER, update(ADMIN, removal("3"))),
            step(USER, update(CONTACT, removal("3"))),
            step(USER, update(CONTACT, permission("3", "1"))),
            step(USER, update(OWNER, country("FR"))),
            step(USER, merge(CONTACT, Map.of("42", Map.of()))),
            step(USER, merge(OUTSIDER, Map.of("42", Map.of("permission_id", Value.of("3"))))),
            step(USER, merge(ADMIN, Map.of("42", Map.of()))),
            step(USER, job(false, country("FR"), ADMIN, CONTACT)),
            step(USER, job(true, country("IT"), ADMIN, CONTACT)),
            step(USER, job(false, removal("3"), ADMIN, CONTACT)),
            step(USER, job(false, Assignment.deletion(), ADMIN, CONTACT, OUTSIDER)),
            step(USER, file(ADMIN, new Assignment(SimulatedWorld.COUNTRY, Value.of("FR")))),
            step(USER, file(CONTACT, permission("42", "3"))),
            onJob(USER, RoleRequest.Verb.UNDO),
            onJob(USER, RoleRequest.Verb.RELEASE),
            step(ADMIN, update(ADMIN, removal("3"))),
            step(ADMIN, update(CONTACT, permission("3", "1"))),
            step(ADMIN, update(USER, permission("3", "2"))),
            step(ADMIN, job(false, Assignment.deletion(), ADMIN, OWNER, CONTACT)),
            step(ADMIN, job(true, permission("3", "1"), CONTACT, USER)),
            onJob(ADMIN, RoleRequest.Verb.UNDO),
            onJob(ADMIN, RoleRequest.Verb.RELEASE),
            step(CONTACT, update(ADMIN, country("IT"))),
            step(CONTACT, job(true, country("FR"), CONTACT, OUTSIDER)),
            step(OUTSIDER, update(ADMIN, country("IT"))),
            step(STRANGER, merge(CONTACT, Map.of("7", Map.of("permission_id", Value.of("1"))))));

    private RoleSteps() {}

    /**
     * A step of a sequence.
     *
     * @param request the request, given the newest job; empty when it needs a job and there is none
     */
    record Step(String caller, Function<Optional<String>, Optional<RoleRequest>> request) {}

    private static Step step(String caller, RoleRequest request) {
        return new Step(caller, _ -> Optional.of(request));
    }

    private static Step onJob(String caller, RoleRequest.Verb verb) {
        return new Step(caller, newest -> newest.map(job -> new RoleRequest.Act(verb, job)));
    }

    private static Assignment country(String country) {
        return new Assignment(SimulatedWorld.COUNTRY, Value.of(country));
    }

    private static Assignment removal(String organization) {
        return new Assignment(Path.removed(organization), Value.of(true));
    }

    private static Assignment permission(String organization, String permission) {
        return new Assignment(Path.permission(organization), Value.of(permission));
    }

    private static RoleRequest update(String id, Assignment... assignments) {
        return new RoleRequest.Update(id, new Change.Assignments(Arrays.asList(assignments)));
    }

    private static RoleRequest merge(String id, Map<String, Map<String, Value>> memberships) {
        return new RoleRequest.Merge(
                new Profile(Map.of(), List.of(Cast.email(id)), List.of(), List.of(), memberships, Map.of()));
    }

    private static RoleRequest file(String id, Assignment assignment) {
        RowNumber number = new RowNumber(0, 1);
        FileRow row = new FileRow(
                number,
                id,
                FileContent.cells("steps", number),
                new RowChange(List.of(assignment), Map.of()),
                Optional.empty());
        return new RoleRequest.SendFile(FileOptions.DEFAULT, new FileContent("steps", List.of(row)));
    }

    private static RoleRequest job(boolean hold, Assignment assignment, String... ids) {
        JobOptions options = EngineFixture.options(false, hold, OptionalLong.empty());
        return new RoleRequest.Create(new Command(
                Selection.Ids.of(Arrays.asList(ids)), new Change.Assignments(List.of(assignment)), options));
    }
}
