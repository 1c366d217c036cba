package dev.muster.core.access;

/** A team of a tenant, which people can be put into. */
public record Team(String id, String name) {}
