package dev.muster.core.job;

import java.util.List;

/** Port: the queue that rings for each batch. It may deliver late, twice, and in any order. */
public interface BatchQueue {

    /**
     * Sends the messages, each at least once, trying again until the deadline. Returns those that could not be sent:
     * the ledger has them, so they are late, not lost.
     */
    List<BatchMessage> send(List<BatchMessage> messages);
}
