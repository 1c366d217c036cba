package dev.muster.core.access;

import java.util.Optional;

/** Port: tenants, the credentials that open them, and each tenant's counter. */
public interface Access {

    /** Whose credential this is; empty when nobody's. */
    Optional<Caller> caller(Credential credential);

    /** Makes the credential open the caller's tenant from now on; the same again changes nothing. */
    void grant(Credential credential, Caller caller);

    /**
     * The next number of the tenant's counter, from 1. Never given twice; numbers may be left out when an answer is
     * lost.
     */
    long nextSequence(Tenant tenant);

    /** Whether the tenant has this organization. */
    boolean hasOrganization(Tenant tenant, String organization);

    /** Gives the tenant an organization; the same again changes nothing. */
    void addOrganization(Tenant tenant, String organization);
}
