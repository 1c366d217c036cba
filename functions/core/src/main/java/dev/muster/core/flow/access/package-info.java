/** The flows before a request is served: admit its caller, and remember the responses of repeated requests. */
package dev.muster.core.flow.access;
