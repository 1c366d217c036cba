package dev.muster.testing.interception;

import static dev.muster.testing.interception.PortInterceptor.done;

import dev.muster.core.job.Job;
import dev.muster.core.job.JobEvents;
import dev.muster.testing.forwarding.ForwardingJobEvents;
import java.util.List;

/** A {@link JobEvents} port whose calls pass through an interceptor. */
public class InterceptedJobEvents extends ForwardingJobEvents {
    private final PortInterceptor interceptor;

    public InterceptedJobEvents(JobEvents delegate, PortInterceptor interceptor) {
        super(delegate);
        this.interceptor = interceptor;
    }

    @Override
    public void publish(Job ended) {
        interceptor.around(PortOperation.PUBLISH, List.of(ended), () -> done(() -> delegate.publish(ended)));
    }
}
