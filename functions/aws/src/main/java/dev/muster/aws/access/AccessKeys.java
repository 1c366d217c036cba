package dev.muster.aws.access;

import dev.muster.aws.table.Key;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import java.util.Locale;

/**
 * Where the items of the Access table lie.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>credential#scheme#hash</td><td>caller</td><td>whom the credential opens: tenant, person</td></tr>
 * <tr><td>tenant</td><td>sequence</td><td>the tenant's counter: n</td></tr>
 * <tr><td>tenant</td><td>org#id</td><td>an organization of the tenant</td></tr>
 * <tr><td>tenant#key#key</td><td>use</td><td>a used Idempotency-Key</td></tr>
 * </table>
 */
final class AccessKeys {
    private AccessKeys() {}

    static Key credential(Credential credential) {
        return new Key(
                "credential#" + credential.scheme().name().toLowerCase(Locale.ROOT) + "#" + credential.hash(),
                "caller");
    }

    static Key sequence(Tenant tenant) {
        return new Key(tenant.id(), "sequence");
    }

    static Key organization(Tenant tenant, String organization) {
        return new Key(tenant.id(), "org#" + organization);
    }
}
