package dev.muster.core.person;

import dev.muster.core.access.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The port of the people of each tenant. Each call retries throttling and lost responses until the deadline, then
 * throws.
 */
public interface People {

    /**
     * Reads the people that exist, by id, with eventual consistency. The result may decide a write, whose condition
     * checks the version. It may not decide that no write is needed.
     */
    Map<String, Person> load(Tenant tenant, Collection<String> ids);

    /** Reads the people that exist, by id, with strong consistency. */
    Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids);

    /**
     * Reads the people that exist, by id, as one range of their slot from the first id to the last. This is cheaper
     * than {@link #load} when few other people lie in the range.
     *
     * @param latest strong consistency; otherwise eventual consistency, as with {@link #load}
     */
    Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest);

    /**
     * Writes each person whole, on the condition that the stored version is one less than its own; version 1 requires
     * that no person is stored. Returns the ids of the version conflicts. After a lost response these may include a
     * person that this call wrote.
     */
    Set<String> save(Tenant tenant, Collection<Person> people);

    /**
     * Adds people to the rosters of organizations; people who are there stay. A roster lists everyone who has ever
     * joined and only grows. The caller writes it before the person, whose registers say whether the person is in now.
     */
    void enroll(Tenant tenant, Map<String, Set<String>> joins);

    /**
     * Reads the next people of a slot with strong consistency, as many as one request to the store returns.
     *
     * @param organization reads only the people of this roster; empty for all people
     * @param slot 0 to {@link Slot#COUNT} - 1
     * @param after the last id of the page before; empty for the first page
     */
    PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after);

    /**
     * As {@link #save}, but writes each person and its unique keys in one transaction (docs/design.md rule 12). Returns
     * the failures by id; people without a failure are written.
     */
    Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people);

    /**
     * Erases a person: first its rows in rosters, then the person and its unique keys in one transaction, on the condition
     * that its version is stored. After a crash in between a repeated call finishes. A unique key that another person
     * holds stays. Returns false on a version conflict; then read the person again.
     */
    boolean erase(Tenant tenant, PersonErasure erasure);

    /**
     * Returns the id of the person that holds each unique key, with strong consistency. Keys without a holder are left
     * out.
     */
    Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> uniqueKeys);

    /**
     * As {@link #holders}, with eventual consistency, which costs half. A key that has just moved may be left out or name
     * its former holder, so the result may only decide a write that checks it.
     */
    Map<UniqueKey, String> findHolders(Tenant tenant, Collection<UniqueKey> uniqueKeys);
}
