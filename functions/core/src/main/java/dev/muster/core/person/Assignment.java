package dev.muster.core.person;

/** One step of a change: the register at {@code path} is to hold {@code to}. */
public record Assignment(Path path, Value to) {}
