package dev.muster.aws.access;

import dev.muster.aws.table.ItemKey;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;

/**
 * Where the items of the Access table lie.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>credential#scheme#hash</td><td>caller</td><td>whom the credential opens: tenant, person; the calls it allows</td></tr>
 * <tr><td>credential#scheme#hash</td><td>calls</td><td>its recent calls: {@link RateLimitItem}</td></tr>
 * <tr><td>tenant</td><td>sequence</td><td>the tenant's counter: n</td></tr>
 * <tr><td>tenant</td><td>org#id</td><td>an organization of the tenant</td></tr>
 * <tr><td>tenant</td><td>team#id</td><td>a team of the tenant: name</td></tr>
 * <tr><td>tenant#answer#key</td><td>answer, part#…</td><td>a remembered answer: {@link ResponseItem}</td></tr>
 * <tr><td>tenant#key#key</td><td>use</td><td>a used Idempotency-Key</td></tr>
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
        return "credential#" + credential.type().code() + "#" + credential.hash();
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

    static String answers(Tenant tenant, String key) {
        return tenant.id() + "#answer#" + key;
    }
}
