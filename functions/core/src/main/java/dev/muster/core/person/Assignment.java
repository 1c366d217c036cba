package dev.muster.core.person;

/** One step of a change: write the value {@code to} to the register at {@code path}. */
public record Assignment(Path path, Value to) {}
