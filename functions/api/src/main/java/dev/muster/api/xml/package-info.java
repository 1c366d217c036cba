/**
 * XML 1.0 as a small tree of elements, with a reader that rejects DTDs and entities and enforces named limits, and a
 * writer.
 */
package dev.muster.api.xml;
