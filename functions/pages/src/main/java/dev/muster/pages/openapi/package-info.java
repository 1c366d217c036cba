/**
 * The OpenAPI document: merges the files of {@code src/main/openapi}, adds what every operation shares and the requests of
 * {@code events} as examples, and writes the document as JSON.
 */
package dev.muster.pages.openapi;
