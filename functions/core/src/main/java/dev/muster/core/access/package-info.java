/** Who is asking: tenants, callers and the credentials they show; the port that knows them. */
package dev.muster.core.access;
