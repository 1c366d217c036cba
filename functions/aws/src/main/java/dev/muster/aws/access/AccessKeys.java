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
 * <tr><td>credential#type#hash</td><td>calls</td><td>the rate limit window: {@link RateLimitItem}</td></tr>
 * <tr><td>tenant</td><td>sequence</td><td>the tenant's counter: n</td></tr>
 * <tr><td>tenant</td><td>org#id</td><td>an organization of the tenant</td></tr>
 * <tr><td>tenant</td><td>team#id</td><td>a team of the tenant: name</td></tr>
 * <tr><td>tenant#response#key</td><td>response, part#…</td><td>a stored response: {@link ResponseItem}</td></tr>
 * <tr><td>tenant#key#key</td><td>use</td><td>an idempotency record</td></tr>
 * </table>
 */
final class AccessKeys {
    static final String TEAM = "team#";

    private AccessKeys() {}

    static ItemKey credential(Credential credential) {
        return new ItemKey(partition(credential), "caller");
    }

    static ItemKey calls(Credential credential) {
        return new ItemKey(partition(credential), "calls");
    }

    private static String partition(Credential credential) {
        return "credential#" + credential.type() + "#" + credential.hash();
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

    static String responses(Tenant tenant, String key) {
        return tenant.id() + "#response#" + key;
    }
}
