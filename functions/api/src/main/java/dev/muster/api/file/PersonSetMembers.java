package dev.muster.api.file;

import dev.muster.api.dialect.ContactValues;
import dev.muster.api.dialect.IdReader;
import dev.muster.api.dialect.ScalarValues;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.ContactSet;
import dev.muster.core.person.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A reader of the members of a set of a person: addresses, phone numbers, the people it is assigned to outside every
 * organization, and postal addresses.
 */
record PersonSetMembers(String name, Limits limits, ProblemCollector problems) {
    /** The set of the people to whom a person is assigned. */
    static final String ASSIGNED = "assigned";

    /** The set of postal addresses. */
    static final String ADDRESSES = "addresses";

    /** A postal address as a person's document shows it: {@code city=Springfield&zip=62701}. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[a-z][a-z0-9_]*=([A-Za-z0-9.*_+-]|%[0-9A-F]{2})*(&[a-z][a-z0-9_]*=([A-Za-z0-9.*_+-]|%[0-9A-F]{2})*)*");

    /** Returns the members as the set keeps them. */
    Set<String> read(JsonValue json) {
        return ContactSet.of(name)
                .map(set -> contacts(set, json))
                .orElseGet(() -> name.equals(ASSIGNED) ? ids(json, problems) : addresses(json));
    }

    /** Returns the ids of a set. */
    static Set<String> ids(JsonValue json, ProblemCollector problems) {
        return new LinkedHashSet<>(IdReader.readAll(elements(json, problems), JsonPointer.ROOT, problems));
    }

    private Set<String> contacts(ContactSet set, JsonValue json) {
        Set<String> members = new LinkedHashSet<>();
        for (JsonValue element : elements(json, problems)) {
            ScalarValues.read(element, JsonPointer.ROOT, limits, problems)
                    .flatMap(value -> ContactValues.member(set, value, JsonPointer.ROOT, problems))
                    .ifPresent(member -> members.add(kept(set, member)));
        }
        if (members.size() > ContactSet.MAX_MEMBERS) {
            problems.invalid("", "has %d members; the limit is %d".formatted(members.size(), ContactSet.MAX_MEMBERS));
        }
        return members;
    }

    private static String kept(ContactSet set, String member) {
        return set.member(member).text().substring(set.code().length() + 1);
    }

    private Set<String> addresses(JsonValue json) {
        Set<String> members = new LinkedHashSet<>();
        for (JsonValue element : elements(json, problems)) {
            Optional<Value> value = ScalarValues.read(element, JsonPointer.ROOT, limits, problems);
            if (value.filter(read -> read instanceof Value.Text(String text)
                            && ADDRESS.matcher(text).matches())
                    .isPresent()) {
                members.add(ContactValues.text(value.get()));
            } else {
                problems.invalid("", "must hold addresses such as city=Springfield&zip=62701");
            }
        }
        return members;
    }

    private static List<JsonValue> elements(JsonValue json, ProblemCollector problems) {
        return JsonObjectReader.expect(json, JsonValue.JsonArray.class, "an array", JsonPointer.ROOT, problems)
                .map(JsonValue.JsonArray::elements)
                .orElse(List.of());
    }
}
