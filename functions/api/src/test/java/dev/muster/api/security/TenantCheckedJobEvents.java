package dev.muster.api.security;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;

/** A {@link JobEvents} publisher whose calls a {@link TenantCheck} checks. */
record TenantCheckedJobEvents(JobEvents delegate, TenantCheck check) implements JobEvents {
    @Override
    public void publish(Job ended) {
        check.run("JobEvents.publish", () -> delegate.publish(ended), ended);
    }
}
