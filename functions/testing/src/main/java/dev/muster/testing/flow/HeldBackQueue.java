package dev.muster.testing.flow;

import dev.muster.core.flow.batch.Apply;
import dev.muster.core.flow.batch.ApplyResult;
import dev.muster.core.flow.batch.Delivery;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.job.BatchQueue;
import java.util.ArrayList;
import java.util.List;

/** A queue that keeps its messages until the test delivers them, in any order and any number of times. */
public final class HeldBackQueue implements BatchQueue {
    private static final int DELIVERED_TOGETHER = 10;

    private final List<BatchMessage> sent = new ArrayList<>();

    @Override
    public synchronized List<BatchMessage> send(List<BatchMessage> messages) {
        sent.addAll(messages);
        return List.of();
    }

    /** Removes and returns the messages in the order in which they were sent. */
    public synchronized List<BatchMessage> take() {
        List<BatchMessage> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    synchronized int size() {
        return sent.size();
    }

    /** Delivers messages in groups of ten, and returns those that the worker handed back. */
    public static List<ApplyResult.Failure> deliver(Apply apply, List<BatchMessage> messages, int receives) {
        List<ApplyResult.Failure> handedBack = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += DELIVERED_TOGETHER) {
            List<Delivery> together =
                    messages.subList(from, Math.min(messages.size(), from + DELIVERED_TOGETHER)).stream()
                            .map(message -> new Delivery(message, receives))
                            .toList();
            handedBack.addAll(apply.apply(together).handedBack());
        }
        return handedBack;
    }
}
