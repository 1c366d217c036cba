package dev.muster.core.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a job comes from.
 *
 * @param parent the job that is undone or retried; empty for a change of its own
 * @param createdBy the person whose credential asked
 */
public record Origin(JobKind kind, Optional<String> parent, String createdBy, Instant createdAt) {}
