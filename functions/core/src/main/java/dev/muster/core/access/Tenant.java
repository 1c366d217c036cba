package dev.muster.core.access;

/**
 * One customer of a stack: everything stored belongs to exactly one, and no request ever names its own.
 * Its id is 1 to 64 lower-case letters, digits, hyphens or underscores, so that it can head every key.
 */
public record Tenant(String id) {

    public Tenant {
        if (!id.matches("[a-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not a tenant id: " + id);
        }
    }
}
