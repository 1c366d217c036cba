package dev.muster.aws.job;

import dev.muster.core.access.Tenant;

/**
 * The attributes by which the indexes of the Jobs table find headers. A write that adds, changes or removes one of them
 * costs one more unit for each index. Other writes cost nothing in the indexes.
 */
public final class JobIndexes {
    /** The index that lists the jobs of a tenant by {@link #TENANT} and {@link #JOB}. Only headers have both. */
    public static final String BY_TENANT = "by_tenant";

    /** The index that finds open jobs by {@link #OPEN} and {@link #TENANT}, with the jobs of a tenant side by side. */
    public static final String OPEN = "open";

    /** The index that finds the jobs of a person that wait for a release, by {@link #HELD_BY}. */
    public static final String HELD = "held";

    /** Tenant and person; only headers that wait for a release have it. */
    public static final String HELD_BY = "held_by";

    public static final String TENANT = "tenant";
    public static final String JOB = "job";

    private JobIndexes() {}

    /** Returns the value of {@link #HELD_BY}. No tenant's id has a number sign. */
    static String heldBy(Tenant tenant, String person) {
        return tenant.id() + "#" + person;
    }
}
