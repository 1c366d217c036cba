package dev.muster.core.access;

/** The person of a tenant that owns the verified credential of a request. */
public record Caller(Tenant tenant, String person) {}
