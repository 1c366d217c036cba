package dev.muster.api.dialect.muster;

import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The links of a job: its own path, its results, and the actions that its status allows. */
record JobLinks(JobStatus status, Job job) {

    static JsonValue of(JobStatus status) {
        JobLinks links = new JobLinks(status, status.job());
        List<Member> members = new ArrayList<>();
        members.add(JsonValue.member("self", JobDocument.address(links.job)));
        links.add(true, "results", members);
        links.add(links.job.takesParts(), "parts", members);
        links.add(links.job.takesParts(), "close", members);
        links.add(links.canBeCancelled(), "cancel", members);
        links.add(links.canBeReleased(), "release", members);
        links.add(links.canBeRetried(), "retry", members);
        links.add(links.canBeUndone(), "undo", members);
        return JsonValue.object(members);
    }

    /** Returns the links of a job whose reader may not act on it. */
    static JsonValue readOnly(JobStatus status) {
        String address = JobDocument.address(status.job());
        return JsonValue.object(JsonValue.member("self", address), JsonValue.member("results", address + "/results"));
    }

    private void add(boolean isAvailable, String relation, List<Member> members) {
        if (isAvailable) {
            members.add(JsonValue.member(relation, JobDocument.address(job) + "/" + relation));
        }
    }

    private boolean canBeCancelled() {
        return !job.hasEnded() && !job.isCancelled();
    }

    private boolean canBeReleased() {
        return status.state() == JobState.HELD
                || (job.dryRun() && status.state() == JobState.COMPLETED && status.repeatable());
    }

    private boolean canBeRetried() {
        return job.hasEnded()
                && status.totals().of(Outcome.FAILED) + status.totals().of(Outcome.SKIPPED) > 0;
    }

    private boolean canBeUndone() {
        return job.hasEnded()
                && !job.dryRun()
                && status.totals().of(Outcome.CHANGED) + status.totals().of(Outcome.CREATED) > 0
                && status.repeatable();
    }
}
