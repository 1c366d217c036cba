package dev.muster.core.job;

import dev.muster.core.access.Tenant;

/** The doorbell for one batch: it names what is written in the ledger and carries nothing else. */
public record Message(Tenant tenant, String job, BatchKey batch) {}
