/** JSON (RFC 8259) as a small tree, and its one writer: for responses, events and logs. */
package dev.muster.aws.json;
