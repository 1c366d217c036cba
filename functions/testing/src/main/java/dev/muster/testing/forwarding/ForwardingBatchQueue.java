package dev.muster.testing.forwarding;

import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import java.util.List;

/** A {@link BatchQueue} that passes every call to another one. Subclasses override the calls that they change. */
public class ForwardingBatchQueue implements BatchQueue {
    protected final BatchQueue delegate;

    public ForwardingBatchQueue(BatchQueue delegate) {
        this.delegate = delegate;
    }

    @Override
    public List<BatchMessage> send(List<BatchMessage> messages) {
        return delegate.send(messages);
    }
}
