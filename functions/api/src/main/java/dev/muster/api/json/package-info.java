/** JSON (RFC 8259) as a small tree, with a strict reader that enforces named limits, and a writer. */
package dev.muster.api.json;
