package dev.muster.testing.flow;

import dev.muster.core.access.Caller;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.RequestContext.IdempotencyKey;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Rights;
import dev.muster.core.time.Deadline;
import java.util.Optional;
import java.util.Set;

/** Requests of an admin of the organizations 3 and 42, for tests of flows that are not about rights. */
public final class AdminRequest {
    private static final Set<String> ORGANIZATIONS = Set.of("3", "42");

    /** The rights of such an admin in a job. */
    public static final Rights RIGHTS = Rights.of(rights("1"));

    private AdminRequest() {}

    /** Returns the rights of an admin who is this person. */
    public static CallerRights rights(String person) {
        return new CallerRights(person, ORGANIZATIONS, Set.of());
    }

    /** Returns the context of a request without an Idempotency-Key. */
    public static RequestContext of(Caller caller, Deadline deadline) {
        return of(caller, Optional.empty(), deadline);
    }

    /** Returns the context of a request. */
    public static RequestContext of(Caller caller, Optional<IdempotencyKey> key, Deadline deadline) {
        return new RequestContext(caller, rights(caller.person()), key, deadline);
    }
}
