/** Huddle's people API: bulk deletion of a company's members, in JSON and XML (docs/dialects/huddle.md). */
package dev.muster.api.dialect.huddle;
