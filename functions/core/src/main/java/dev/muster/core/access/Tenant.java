package dev.muster.core.access;

/**
 * A customer of a stack. Every stored item belongs to exactly one tenant, and the tenant of a request comes from its
 * credential.
 */
public record Tenant(String id) {

    public Tenant {
        if (!id.matches("[a-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a tenant id has 1 to 64 lower-case letters, digits, hyphens or underscores: " + id);
        }
    }
}
