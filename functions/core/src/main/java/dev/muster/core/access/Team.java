package dev.muster.core.access;

/** A team of a tenant. */
public record Team(String id, String name) {}
