package dev.muster.aws.access;

import dev.muster.aws.table.ItemKey;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;

/**
 * The keys of the Access table.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>credential#type#hash</td><td>caller</td><td>the grant: tenant, person, number of calls, issued</td></tr>
 * <tr><td>calls#type#hash</td><td>calls</td><td>the recent calls of a credential: {@link BucketCounter}</td></tr>
 * <tr><td>calls#type#hash</td><td>waiting</td><td>its requests that wait for jobs: {@link BucketCounter}</td></tr>
 * <tr><td>tenant</td><td>sequence</td><td>the tenant's counter: n</td></tr>
 * <tr><td>tenant</td><td>org#id</td><td>an organization of the tenant</td></tr>
 * <tr><td>tenant</td><td>team#id</td><td>a team of the tenant: name</td></tr>
 * <tr><td>tenant#key#key</td><td>use</td><td>the use of an Idempotency-Key: a stored response or a claim ({@link
 * ResponseItem}), or the idempotency record of a job</td></tr>
 * <tr><td>tenant#key#key</td><td>part#…</td><td>further parts of a stored response</td></tr>
 * </table>
 *
 * <p>Recent calls lie apart from the grants, so that the API needs no right to write under {@code credential#}.
 */
final class AccessKeys {
    static final String TEAM = "team#";

    private AccessKeys() {}

    static ItemKey credential(Credential credential) {
        return new ItemKey("credential#" + name(credential), "caller");
    }

    static ItemKey calls(Credential credential) {
        return new ItemKey("calls#" + name(credential), "calls");
    }

    static ItemKey waiting(Credential credential) {
        return new ItemKey("calls#" + name(credential), "waiting");
    }

    private static String name(Credential credential) {
        return credential.type() + "#" + credential.hash();
    }

    static ItemKey sequence(Tenant tenant) {
        return new ItemKey(tenant.id(), "sequence");
    }

    static ItemKey organization(Tenant tenant, String organization) {
        return new ItemKey(tenant.id(), "org#" + organization);
    }

    static ItemKey team(Tenant tenant, String team) {
        return new ItemKey(tenant.id(), TEAM + team);
    }

    /** Returns the partition of an Idempotency-Key; jobs record their use of the key in it too. */
    static String use(Tenant tenant, String key) {
        return tenant.id() + "#key#" + key;
    }
}
