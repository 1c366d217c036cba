package dev.muster.aws.job;

/**
 * The attributes by which the indexes of the Jobs table find headers. An index write costs a unit of its own when one of
 * them comes, changes or goes, and nothing otherwise.
 */
public final class JobIndexes {
    /** Lists a tenant's jobs: {@link #TENANT} and {@link #JOB}, in every header and in nothing else. */
    public static final String BY_TENANT = "by_tenant";

    /** Finds jobs that have not ended, those of a tenant side by side: {@link #OPEN} and {@link #TENANT}. */
    public static final String OPEN = "open";

    public static final String TENANT = "tenant";
    public static final String JOB = "job";

    private JobIndexes() {}
}
