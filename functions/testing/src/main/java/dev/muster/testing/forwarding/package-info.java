/** Ports that pass every call to another port, as a base for those that change or record some calls. */
package dev.muster.testing.forwarding;
