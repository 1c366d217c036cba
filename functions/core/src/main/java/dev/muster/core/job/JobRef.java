package dev.muster.core.job;

import dev.muster.core.access.Tenant;

/** A reference to a job of a tenant. */
public record JobRef(Tenant tenant, String job) {
    /** Returns the reference of a job. */
    public static JobRef of(Job job) {
        return new JobRef(job.tenant(), job.id());
    }
}
