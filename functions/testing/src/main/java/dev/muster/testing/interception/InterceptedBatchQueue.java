package dev.muster.testing.interception;

import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import dev.muster.testing.forwarding.ForwardingBatchQueue;
import java.util.List;

/** A {@link BatchQueue} port whose calls pass through an interceptor. */
public class InterceptedBatchQueue extends ForwardingBatchQueue {
    private final PortInterceptor interceptor;

    public InterceptedBatchQueue(BatchQueue delegate, PortInterceptor interceptor) {
        super(delegate);
        this.interceptor = interceptor;
    }

    @Override
    public List<BatchMessage> send(List<BatchMessage> messages) {
        return interceptor.around(PortOperation.SEND_BATCHES, List.of(messages), () -> delegate.send(messages));
    }
}
