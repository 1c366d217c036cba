package dev.muster.api.security;

import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import java.util.List;

/** A {@link BatchQueue} whose calls a {@link TenantCheck} checks. */
record TenantCheckedBatchQueue(BatchQueue delegate, TenantCheck check) implements BatchQueue {
    @Override
    public List<BatchMessage> send(List<BatchMessage> messages) {
        return messages.isEmpty()
                ? delegate.send(messages)
                : check.call("BatchQueue.send", () -> delegate.send(messages), messages);
    }
}
