package dev.muster.bench.start;

import java.time.Duration;

/** The time from the start of a process to its first response, and the CPU time until then. */
public record StartTime(Duration elapsed, Duration cpu) {}
