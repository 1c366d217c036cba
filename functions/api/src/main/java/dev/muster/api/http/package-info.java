/**
 * The parts of HTTP that all dialects share: requests, responses, media types, preferences, entity tags and cursors.
 */
package dev.muster.api.http;
