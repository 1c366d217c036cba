package dev.muster.core.flow.people;

import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import dev.muster.core.person.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which people are written who claim unique keys, so that of two that claim one key the first always gets it
 * (docs/design.md ruling 11). The store writes people at once and in any order, so a person waits for the earlier ones
 * whose keys it claims.
 */
final class ClaimOrder {
    private final Map<String, SaveFailure> failures = new HashMap<>();
    private final Map<UniqueKey, String> releasedBy = new HashMap<>();
    private List<PersonWrite> open;

    ClaimOrder(List<PersonWrite> writes) {
        this.open = writes;
        writes.forEach(write -> write.releases()
                .forEach(key -> releasedBy.put(key, write.person().id())));
    }

    boolean hasNext() {
        return !open.isEmpty();
    }

    /** Returns the people to write next: those that claim no key of an earlier one. */
    List<PersonWrite> next() {
        Set<UniqueKey> claimed = new HashSet<>();
        List<PersonWrite> next = new ArrayList<>();
        List<PersonWrite> waiting = new ArrayList<>();
        for (PersonWrite write : open) {
            Optional<SaveFailure> released = takesFromOther(write);
            if (released.isPresent()) {
                failures.put(write.person().id(), released.get());
            } else {
                (write.claims().stream().anyMatch(claimed::contains) ? waiting : next).add(write);
                claimed.addAll(write.claims());
            }
        }
        open = waiting;
        return next;
    }

    /** A key that a person of this call gives up was not free when the call began. */
    private Optional<SaveFailure> takesFromOther(PersonWrite write) {
        String id = write.person().id();
        return write.claims().stream()
                .filter(key -> !releasedBy.getOrDefault(key, id).equals(id))
                .<SaveFailure>map(key -> new SaveFailure.UniqueKeyTaken(key, releasedBy.getOrDefault(key, id)))
                .findFirst();
    }

    /** Takes the failures of people who were written, and decides about those that wait for them. */
    void settle(List<PersonWrite> written, Map<String, SaveFailure> failed) {
        failures.putAll(failed);
        Map<UniqueKey, String> claimedBy = new HashMap<>();
        written.forEach(write ->
                write.claims().forEach(key -> claimedBy.put(key, write.person().id())));
        List<PersonWrite> waiting = new ArrayList<>();
        for (PersonWrite write : open) {
            Optional<SaveFailure> failure = write.claims().stream()
                    .filter(claimedBy::containsKey)
                    .flatMap(key -> failure(key, claimedBy.getOrDefault(key, "")).stream())
                    .findFirst();
            failure.ifPresentOrElse(found -> failures.put(write.person().id(), found), () -> waiting.add(write));
        }
        open = waiting;
    }

    /** Returns why the key of an earlier person cannot be claimed; empty when that person could not have it either. */
    private Optional<SaveFailure> failure(UniqueKey key, String earlier) {
        return switch (failures.get(earlier)) {
            case null -> Optional.of(new SaveFailure.UniqueKeyTaken(key, earlier));
            case SaveFailure.VersionConflict conflict -> Optional.of(conflict);
            case SaveFailure.UniqueKeyTaken _ -> Optional.empty();
        };
    }

    /** Returns the failures by id. */
    Map<String, SaveFailure> failures() {
        return failures;
    }
}
