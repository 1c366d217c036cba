package dev.muster.api;

import dev.muster.api.dialect.Dialect;
import dev.muster.api.dialect.huddle.HuddleDialect;
import dev.muster.api.dialect.leadsquared.LeadsquaredDialect;
import dev.muster.api.dialect.missionhub.MissionHubDialect;
import dev.muster.api.dialect.muster.MusterDialect;
import dev.muster.api.dialect.usercom.UsercomDialect;
import dev.muster.api.http.Cursors;
import dev.muster.core.access.CredentialType;
import dev.muster.core.job.Limits;
import dev.muster.core.time.SystemTime;
import dev.muster.core.time.Time;
import java.util.List;

/** The one list of all dialects. A further dialect is a package of its own and one line here. */
public final class DialectCatalog {
    private DialectCatalog() {}

    /**
     * Returns the dialects in the order in which the router asks them; each is created at its first request.
     *
     * @param signingKey signs cursors and, by a key derived from it, sessions
     */
    public static List<Dialect> dialects(Time time, String signingKey, Limits limits) {
        return new DialectRegistry(List.of(
                () -> new MusterDialect(limits, new Cursors(signingKey)),
                () -> new HuddleDialect(limits, new Cursors(signingKey)),
                () -> new LeadsquaredDialect(limits, time),
                () -> new MissionHubDialect(limits, time, signingKey),
                () -> new UsercomDialect(limits)));
    }

    /** Returns the types of credentials of all dialects. */
    public static List<CredentialType> credentialTypes() {
        return dialects(new SystemTime(), "no request is signed with this key", Limits.STANDARD).stream()
                .flatMap(dialect -> dialect.credentialTypes().stream())
                .toList();
    }
}
