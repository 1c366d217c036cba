package dev.muster.core.job;

import java.util.List;

/** The port of the queue of batch messages. It may deliver late, twice, and in any order. */
public interface BatchQueue {

    /**
     * Sends each message at least once and retries until the deadline. Returns the messages that it could not send;
     * Sweep sends them later.
     */
    List<BatchMessage> send(List<BatchMessage> messages);
}
