package dev.muster.embedded.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event on the bus.
 *
 * @param type the detail type
 * @param time the time of the occurrence
 * @param detail the content, a JSON object
 */
public record BusEvent(String bus, String source, String type, Instant time, JsonNode detail) {}
