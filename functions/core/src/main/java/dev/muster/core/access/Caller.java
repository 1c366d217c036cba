package dev.muster.core.access;

/** Whose credential came with a request: a person of one tenant, as the verified credential says. */
public record Caller(Tenant tenant, String person) {}
