package dev.muster.core.file;

import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.UniqueValue;
import dev.muster.core.person.Value;
import java.util.Map;
import java.util.Set;

/**
 * The people that the planner has found for the rows of a file.
 *
 * @param holders the person that holds each unique value of {@link RowIndex#keys} and {@link RowIndex#claims}; values that nobody holds are left out
 * @param present the people of {@link RowIndex#ids} that are there, each with the folded key that names it; blank when it
 *     has none
 * @param organizations the organizations of {@link RowIndex#organizations} that exist
 */
public record FoundPeople(Map<UniqueValue, String> holders, Map<String, String> present, Set<String> organizations) {

    /** Returns the folded key by which rows name this person, for {@code present}; blank when it has none. */
    static String key(Person person, MatchKey match) {
        return switch (match) {
            case ID -> person.id();
            case EMAIL ->
                ContactSet.text(person.value(ContactSet.EMAIL_ADDRESSES.primary()))
                        .map(match::folded)
                        .orElse("");
            case CUSTOM_ID ->
                person.value(Path.attribute(match.code())) instanceof Value.Text(String id) ? match.folded(id) : "";
        };
    }
}
