package dev.muster.core.job;

import java.time.Instant;
import java.util.Optional;

/**
 * The origin of a job.
 *
 * @param parent the job that is undone or retried; empty for a change
 * @param createdBy the person whose credential created it
 */
public record Origin(JobKind kind, Optional<String> parent, String createdBy, Instant createdAt) {}
