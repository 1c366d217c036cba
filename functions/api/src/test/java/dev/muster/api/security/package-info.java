/** Attacks on the HTTP edge: hostile input, other tenants, forged credentials, and secrets in logs and stores. */
package dev.muster.api.security;
