/** Muster's own API: JSON under {@code /v1}, bearer keys, RFC 9457 problems (docs/dialects/muster.md). */
package dev.muster.api.dialect.muster;
