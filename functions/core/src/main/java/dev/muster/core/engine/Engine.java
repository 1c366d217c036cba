package dev.muster.core.engine;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.access.AdmitCaller;
import dev.muster.core.flow.access.StoredResponses;
import dev.muster.core.flow.access.WaitQuota;
import dev.muster.core.flow.admin.Administer;
import dev.muster.core.flow.admin.ReadTeams;
import dev.muster.core.flow.batch.Apply;
import dev.muster.core.flow.batch.HandleDeadLetter;
import dev.muster.core.flow.batch.PlanSlot;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.flow.job.Cancel;
import dev.muster.core.flow.job.CloseFile;
import dev.muster.core.flow.job.OpenFile;
import dev.muster.core.flow.job.ReadableJobs;
import dev.muster.core.flow.job.Release;
import dev.muster.core.flow.job.Report;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.Retry;
import dev.muster.core.flow.job.Submit;
import dev.muster.core.flow.job.SubmitFile;
import dev.muster.core.flow.job.Undo;
import dev.muster.core.flow.job.UploadPart;
import dev.muster.core.flow.people.CreateOrMergePerson;
import dev.muster.core.flow.people.FindPeople;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.flow.people.UpdatePerson;

/** The flows of Muster over the ports of one invocation. The ports themselves stay private. */
public final class Engine {
    private final Ports ports;

    public Engine(Ports ports) {
        this.ports = ports;
    }

    public AdmitCaller admitCaller() {
        return new AdmitCaller(ports);
    }

    public WaitQuota waitQuota() {
        return new WaitQuota(ports);
    }

    public StoredResponses storedResponses() {
        return new StoredResponses(ports);
    }

    public Submit submit() {
        return new Submit(ports);
    }

    public SubmitFile submitFile() {
        return new SubmitFile(ports);
    }

    public OpenFile openFile() {
        return new OpenFile(ports);
    }

    public UploadPart uploadPart() {
        return new UploadPart(ports);
    }

    public CloseFile closeFile() {
        return new CloseFile(ports);
    }

    public Cancel cancel() {
        return new Cancel(ports);
    }

    public Release release() {
        return new Release(ports);
    }

    public Retry retry() {
        return new Retry(ports);
    }

    public Undo undo() {
        return new Undo(ports);
    }

    public ReadableJobs readableJobs() {
        return new ReadableJobs(ports);
    }

    public Report report() {
        return new Report(ports);
    }

    public Results results() {
        return new Results(ports);
    }

    public PlanSlot planSlot() {
        return new PlanSlot(ports);
    }

    public Apply apply() {
        return new Apply(ports);
    }

    public HandleDeadLetter handleDeadLetter() {
        return new HandleDeadLetter(ports);
    }

    public Sweep sweep() {
        return new Sweep(ports);
    }

    public FindPeople findPeople() {
        return new FindPeople(ports);
    }

    public UpdatePerson updatePerson() {
        return new UpdatePerson(ports);
    }

    public CreateOrMergePerson createOrMergePerson() {
        return new CreateOrMergePerson(ports);
    }

    public ReadTeams readTeams() {
        return new ReadTeams(ports);
    }

    public Permissions permissions() {
        return new Permissions(ports);
    }

    public Administer administer() {
        return new Administer(ports);
    }
}
