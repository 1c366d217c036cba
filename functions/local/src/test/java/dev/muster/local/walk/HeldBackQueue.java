package dev.muster.local.walk;

import dev.muster.core.flow.Applied;
import dev.muster.core.flow.Apply;
import dev.muster.core.flow.Delivery;
import dev.muster.core.job.BatchQueue;
import dev.muster.core.job.Message;
import dev.muster.core.time.Deadline;
import java.util.ArrayList;
import java.util.List;

/** A queue that keeps what is sent until the test delivers it, in the order and as often as the test likes. */
final class HeldBackQueue implements BatchQueue {
    private static final int DELIVERED_TOGETHER = 10;

    private final List<Message> sent = new ArrayList<>();

    @Override
    public synchronized List<Message> send(List<Message> messages, Deadline deadline) {
        sent.addAll(messages);
        return List.of();
    }

    /** Everything sent since the last time, in the order sent. */
    synchronized List<Message> take() {
        List<Message> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    synchronized int size() {
        return sent.size();
    }

    /** Delivers in groups as a worker gets them; returns what was handed back. */
    static List<Applied.Trouble> deliver(Apply apply, List<Message> messages, int receives, Deadline deadline) {
        List<Applied.Trouble> handedBack = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += DELIVERED_TOGETHER) {
            List<Delivery> together =
                    messages.subList(from, Math.min(messages.size(), from + DELIVERED_TOGETHER)).stream()
                            .map(message -> new Delivery(message, receives))
                            .toList();
            handedBack.addAll(apply.apply(together, deadline).handedBack());
        }
        return handedBack;
    }
}
