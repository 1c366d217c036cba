/** What every adapter of a port must keep to: one contract a port, and a small class for each adapter that keeps it. */
package dev.muster.local.contract;
