package dev.muster.core.job;

import java.util.List;

/** A numbered part of a job's people, written before its message is sent and never changed after. */
public record Batch(BatchKey key, List<String> ids) {
    public Batch {
        ids = List.copyOf(ids);
    }
}
