package dev.muster.simulation;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An admitted request.
 *
 * @param person the person of its caller
 * @param standing the memberships of this person when the request was admitted
 * @param request the request; empty when it names no organization
 */
record Cause(String person, Standing standing, Optional<RoleRequest> request) {
    /** A request of an admin of every organization that names no organization. */
    static final Cause ADMIN = new Cause(
            "nobody",
            new Standing(Cast.ORGANIZATIONS.stream().collect(Collectors.toMap(id -> id, _ -> "1"))),
            Optional.empty());
}
