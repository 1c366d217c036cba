package dev.muster.embedded.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event as the bus took it.
 *
 * @param type its detail type
 * @param time when what it tells of happened
 * @param detail what it tells, an object
 */
public record BusEvent(String bus, String source, String type, Instant time, JsonNode detail) {}
