package dev.muster.core.flow.admin;

import dev.muster.core.access.Access;
import dev.muster.core.access.Team;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import java.util.List;

/** Reads the teams of a tenant. */
public final class ReadTeams {
    private final Access access;

    public ReadTeams(Ports ports) {
        this.access = ports.access();
    }

    /** Returns the teams in the order of their ids. */
    public List<Team> of(Tenant tenant) {
        return access.teams(tenant);
    }
}
