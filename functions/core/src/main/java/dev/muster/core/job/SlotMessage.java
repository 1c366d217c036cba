package dev.muster.core.job;

import dev.muster.core.access.Tenant;

/** The queue message for planning one slot of a job. */
public record SlotMessage(Tenant tenant, String job, int slot) {}
