/**
 * Serves the console, the API document and the reference: pages that the module {@code pages} has built and compressed. No
 * other class is needed for them, and a function that is asked for no page loads none of these classes.
 */
package dev.muster.api.page;
