package dev.muster.core.access;

/** The person of a tenant to whom the verified credential of a request belongs. */
public record Caller(Tenant tenant, String person) {}
