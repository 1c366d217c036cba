package dev.muster.testing.forwarding;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;

/** A {@link JobEvents} publisher that passes every call to another one. Subclasses override the calls that they change. */
public class ForwardingJobEvents implements JobEvents {
    protected final JobEvents delegate;

    public ForwardingJobEvents(JobEvents delegate) {
        this.delegate = delegate;
    }

    @Override
    public void publish(Job ended) {
        delegate.publish(ended);
    }
}
