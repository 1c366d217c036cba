package dev.muster.api.dialect.muster;

import dev.muster.api.json.JsonValue;
import dev.muster.api.json.JsonValue.Member;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobState;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Where a job leads: its own address, its results, and what there is to be done with it as it stands. */
record JobLinks(JobStatus standing, Job job) {

    static JsonValue of(JobStatus standing) {
        JobLinks links = new JobLinks(standing, standing.job());
        List<Member> members = new ArrayList<>();
        members.add(JsonValue.member("self", JobDocument.address(links.job)));
        links.add(true, "results", members);
        links.add(links.canBeCancelled(), "cancel", members);
        links.add(links.canBeReleased(), "release", members);
        links.add(links.canBeRetried(), "retry", members);
        links.add(links.canBeUndone(), "undo", members);
        return JsonValue.object(members);
    }

    private void add(boolean sensible, String word, List<Member> members) {
        if (sensible) {
            members.add(JsonValue.member(word, JobDocument.address(job) + "/" + word));
        }
    }

    private boolean canBeCancelled() {
        return !job.hasEnded() && !job.isCancelled();
    }

    private boolean canBeReleased() {
        return standing.state() == JobState.HELD
                || (job.dryRun() && standing.state() == JobState.COMPLETED && isLast());
    }

    private boolean canBeRetried() {
        return job.hasEnded()
                && standing.totals().of(Outcome.FAILED) + standing.totals().of(Outcome.SKIPPED) > 0;
    }

    private boolean canBeUndone() {
        return job.hasEnded() && !job.dryRun() && standing.totals().of(Outcome.CHANGED) > 0 && isLast();
    }

    private boolean isLast() {
        return job.lifecycle().successor().isEmpty();
    }
}
