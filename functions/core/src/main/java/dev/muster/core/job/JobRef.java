package dev.muster.core.job;

import dev.muster.core.access.Tenant;

/** Names one job of one tenant. */
public record JobRef(Tenant tenant, String job) {}
