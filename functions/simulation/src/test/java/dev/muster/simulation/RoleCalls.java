package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.file.FileOptions;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitFile;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.flow.people.CreateOrMergePerson;
import dev.muster.core.flow.people.UpdatePerson;
import dev.muster.core.job.JobOptions;
import dev.muster.core.time.Deadline;
import java.util.Optional;

/** Sends requests as people of the {@link Cast}, admitted as the API admits them. */
final class RoleCalls {
    private final Ports ports;
    private final Ports admission;
    private final BugSites bug;
    private final RightsModel rightsModel;

    /**
     * Makes calls of a run.
     *
     * @param ports the ports of the functions
     * @param reliable the ports without faults, by which requests are admitted
     */
    RoleCalls(Ports ports, Ports reliable, BugSites bug, RightsModel rightsModel) {
        this.ports = ports;
        this.bug = bug;
        this.rightsModel = rightsModel;
        this.admission = new Ports(
                bug.peopleOfAdmission(reliable.people()),
                reliable.jobs(),
                reliable.batchQueue(),
                reliable.planQueue(),
                reliable.access(),
                reliable.jobEvents(),
                reliable.time(),
                reliable.random());
    }

    /** Sends the request. Returns whether it was accepted. */
    boolean send(Tenant tenant, String caller, RoleRequest request, Deadline deadline) {
        return admit(tenant, caller, request, deadline)
                .filter(context -> accepts(context, request))
                .isPresent();
    }

    /** Admits the request. Its admission is one step, so that the model knows the memberships that it found. */
    private Optional<RequestContext> admit(Tenant tenant, String caller, RoleRequest request, Deadline deadline) {
        rightsModel.begin(tenant, caller, request);
        return new Engine(admission.within(deadline))
                .admitCaller()
                .open(Cast.credential(tenant, caller))
                .map(opened -> new RequestContext(
                        opened.grant().caller(), bug.rights(opened.rights(), request), Optional.empty(), deadline));
    }

    private boolean accepts(RequestContext context, RoleRequest request) {
        Engine engine = new Engine(ports.within(context.deadline()));
        return switch (request) {
            case RoleRequest.Update(String id, var change) ->
                engine.updatePerson().update(context, id, change, _ -> true) instanceof UpdatePerson.Done;
            case RoleRequest.Merge(var profile) ->
                !(engine.createOrMergePerson().merge(context, profile) instanceof CreateOrMergePerson.Refused);
            case RoleRequest.Create(var command) ->
                engine.submit().submit(context, command) instanceof SubmitResult.Accepted;
            case RoleRequest.SendFile(FileOptions file, FileContent content) ->
                engine.submitFile().submit(context, file, JobOptions.DEFAULT, content.stream())
                                instanceof SubmitFile.FileResult.Submitted(SubmitResult result)
                        && result instanceof SubmitResult.Accepted;
            case RoleRequest.Act(RoleRequest.Verb verb, String job) ->
                act(engine, context, verb, job) instanceof SubmitResult.Accepted;
        };
    }

    private static SubmitResult act(Engine engine, RequestContext context, RoleRequest.Verb verb, String job) {
        return switch (verb) {
            case CANCEL -> engine.cancel().cancel(context, job);
            case RELEASE -> engine.release().release(context, job);
            case RETRY -> engine.retry().retry(context, job, JobOptions.DEFAULT);
            case UNDO -> engine.undo().undo(context, job, JobOptions.DEFAULT);
        };
    }
}
