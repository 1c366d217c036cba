package dev.muster.core.flow.access;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.RateLimitWindow;
import dev.muster.core.flow.Ports;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Admits calls: reads the grant of a credential and the rights of its person, and counts the call against its rate
 * limit. A credential whose person is deleted opens nothing, and neither does one that was issued before its person was
 * created: that was for another person with the same id. Each call is added to the store before the decision, so
 * concurrent calls never exceed the limit together.
 */
public final class AdmitCaller {
    private final Access access;
    private final People people;
    private final Time time;

    public AdmitCaller(Ports ports) {
        this.access = ports.access();
        this.people = ports.people();
        this.time = ports.time();
    }

    /** The grant of a credential, and the present rights of its person. */
    public record OpenedGrant(Grant grant, CallerRights rights) {}

    /** The result of one call with a credential. */
    public sealed interface Admission {
        /** The credential opens a grant, and the call is within its rate limit. */
        record Admitted(OpenedGrant opened, int remaining) implements Admission {}

        /** The call exceeds the rate limit and is not counted; the next call is allowed after this time. */
        record Throttled(Grant grant, Duration retryAfter) implements Admission {}

        /** The credential opens no grant. */
        record Unknown() implements Admission {}
    }

    /** Returns the grant of the credential without counting a call; empty when the credential opens none. */
    public Optional<OpenedGrant> open(Credential credential) {
        return access.findGrant(credential)
                .flatMap(grant -> findPerson(grant).map(self -> new OpenedGrant(grant, CallerRights.of(self))));
    }

    private Optional<Person> findPerson(Grant grant) {
        String id = grant.caller().person();
        return Optional.ofNullable(
                        people.loadLatest(grant.caller().tenant(), List.of(id)).get(id))
                .filter(person -> person.exists() && person.born() <= grant.issued());
    }

    /** Counts a call of the credential, if it opens a grant. */
    public Admission admit(Credential credential) {
        Optional<OpenedGrant> opened = open(credential);
        return opened.isPresent() ? count(credential, opened.get()) : new Admission.Unknown();
    }

    /** Counts a call of a credential that opens this grant. */
    public Admission count(Credential credential, OpenedGrant opened) {
        Grant grant = opened.grant();
        Instant now = time.now();
        RateLimitWindow window = access.addCalls(credential, 1, now);
        if (window.calls() <= grant.calls()) {
            return new Admission.Admitted(opened, grant.calls() - window.calls());
        }
        // A refused call is taken back, so that a client that keeps calling is not refused for ever. If this write is
        // lost, the call counts until it leaves the window.
        RateLimitWindow without = access.addCalls(credential, -1, now);
        return new Admission.Throttled(grant, without.untilFewerThan(grant.calls()));
    }

    /**
     * Counts further calls for a request that was admitted and has read much. Returns the calls that remain, at least 0;
     * calls beyond the limit delay the next one.
     *
     * @param limit the largest number of calls in any five seconds
     */
    public int charge(Credential credential, int calls, int limit) {
        return Math.max(
                0, limit - access.addCalls(credential, calls, time.now()).calls());
    }
}
