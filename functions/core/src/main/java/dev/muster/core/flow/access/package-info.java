/** The flows before a request is handled: admit its caller, and store responses for repeated requests. */
package dev.muster.core.flow.access;
