package dev.muster.core.person;

import dev.muster.core.access.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: the people of each tenant. Throttles and lost answers are waited out until the deadline, then thrown. */
public interface People {

    /**
     * Those of {@code ids} that exist, by id; the answer may be a moment old. Good enough to decide a write, which its
     * version guards; not to decide that nothing needs writing.
     */
    Map<String, Person> load(Tenant tenant, Collection<String> ids);

    /** Those of {@code ids} that exist, by id, as of the last write before the call. */
    Map<String, Person> loadLatest(Tenant tenant, Collection<String> ids);

    /**
     * Those of {@code ids}, all of one slot, that exist, by id: read as one stretch of the slot with whoever else lies
     * between the first and the last of them. Cheaper than by id where few others do.
     *
     * @param latest as of the last write before the call; else the answer may be a moment old, as with {@link #load}
     */
    Map<String, Person> loadRange(Tenant tenant, Collection<String> ids, boolean latest);

    /**
     * Writes each person whole, if the version stored is the one before its own (version 1: if nobody is stored).
     * Returns the ids that were not written because another write came between: to be read and decided again. That
     * may name a person this very call wrote, when the answer was lost.
     */
    Set<String> save(Tenant tenant, Collection<Person> people);

    /**
     * Adds people to the rosters of organizations, by organization; the same again changes nothing. A roster says who
     * has ever joined and only grows: it is written before the person, whose registers say who is in now.
     */
    void enroll(Tenant tenant, Map<String, Set<String>> joins);

    /**
     * The next people of a slot, as of the last write before the call; as many as one read brings.
     *
     * @param organization only people who have ever joined it, found through its roster; empty for all
     * @param slot 0 to {@link Slot#COUNT} - 1
     * @param after the id to go on after; empty to begin
     */
    PeoplePage readPage(Tenant tenant, Optional<String> organization, int slot, String after);

    /**
     * As {@link #save}, each person together with its guards in one transaction: all of it or nothing. Returns what
     * hindered those that were not written, by id.
     */
    Map<String, SaveFailure> saveWithUniqueKeys(Tenant tenant, Collection<PersonWrite> people);

    /** Who holds these guards as of the last write before the call; those nobody holds are left out. */
    Map<UniqueKey, String> holders(Tenant tenant, Collection<UniqueKey> guards);
}
