/** A strict reader of JSON (RFC 8259) that enforces named limits. */
package dev.muster.api.json;
