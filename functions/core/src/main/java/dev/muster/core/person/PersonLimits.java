package dev.muster.core.person;

import java.util.Optional;
import java.util.stream.Stream;

/** The limits on a person. A person beyond one of them, stored before the limit, may still change in other ways. */
public final class PersonLimits {
    /** The most unique keys that one write of a person can claim and free. */
    public static final int MAX_MOVED_KEYS = 99;

    /** A person with so few registers is within all limits but that of its size. */
    private static final int FEW_REGISTERS = 40;

    private PersonLimits() {}

    /** Returns an error message when the write of {@code after} over {@code before} would pass a limit. */
    public static Optional<String> exceeded(Person before, Person after) {
        if (!after.exists()) {
            // A deletion is not refused because the person is as large as it may be.
            return tooManyKeys(before, after);
        }
        return after.registers().size() <= FEW_REGISTERS
                ? after.tooLarge()
                : after.tooLarge().or(() -> tooManyMembers(before, after)).or(() -> tooManyKeys(before, after));
    }

    private static Optional<String> tooManyMembers(Person before, Person after) {
        return Stream.of(ContactSet.values())
                .flatMap(set -> tooManyMembers(set, before, after).stream())
                .findFirst();
    }

    private static Optional<String> tooManyMembers(ContactSet set, Person before, Person after) {
        int members = set.members(after).size();
        return members > ContactSet.MAX_MEMBERS && members > set.members(before).size()
                ? Optional.of("%s would have %d members; the limit is %d"
                        .formatted(set.code(), members, ContactSet.MAX_MEMBERS))
                : Optional.empty();
    }

    private static Optional<String> tooManyKeys(Person before, Person after) {
        PersonWrite write = PersonWrite.between(Optional.of(before), after);
        int moved = write.claims().size() + write.releases().size();
        return moved > MAX_MOVED_KEYS
                ? Optional.of(
                        "%d unique values would move in one write; the limit is %d".formatted(moved, MAX_MOVED_KEYS))
                : Optional.empty();
    }
}
