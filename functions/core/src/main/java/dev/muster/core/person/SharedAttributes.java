package dev.muster.core.person;

import java.util.List;

/**
 * The attributes that every dialect shares, with the register that each one writes. {@link DerivedAssignments} adds the
 * assignments that follow on a person, such as the membership of {@code email} in {@code email_addresses}.
 */
public final class SharedAttributes {
    private SharedAttributes() {}

    /**
     * Returns the assignment that sets an attribute of the person. {@link Value#NOTHING} clears it, and so does blank text
     * in the primary member of a set.
     */
    public static Assignment set(String name, Value value) {
        Value stored = value instanceof Value.Text && ContactSet.ofPrimary(name).isPresent()
                ? ContactSet.text(value).map(Value::of).orElse(Value.NOTHING)
                : value;
        return new Assignment(Path.attribute(name), stored);
    }

    /** Returns the assignment that adds a member to a set, primary or not. */
    public static Assignment add(ContactSet set, String member) {
        return new Assignment(set.member(member), Value.of(true));
    }

    /** Returns the assignment that removes a member from a set; the primary member is cleared with it. */
    public static Assignment remove(ContactSet set, String member) {
        return new Assignment(set.member(member), Value.of(false));
    }

    /** Returns the writes of these assignments on a person, with their derived assignments. */
    public static List<Assignment> writes(Person person, List<Assignment> assignments) {
        return DerivedAssignments.complete(person, new Change.Assignments(assignments).assignments());
    }
}
