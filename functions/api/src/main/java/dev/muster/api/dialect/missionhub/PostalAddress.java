package dev.muster.api.dialect.missionhub;

import dev.muster.api.http.QueryString;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A postal address. A person has a set of them, whose members encode whole addresses, so that another address is added
 * without replacing one. The first is also stored in the attributes that all dialects share, such as {@code city}.
 *
 * @param parts the parts that are not blank, in the order of {@link #PARTS}, and behind them the {@link #TYPE}
 */
record PostalAddress(Map<String, String> parts) {
    static final List<String> PARTS =
            List.of("address1", "address2", "address3", "address4", "city", "state", "zip", "country");

    /** The kind of an address, such as current or permanent. */
    static final String TYPE = "address_type";

    private static final String SET = "addresses";
    private static final List<String> STORED =
            Stream.concat(PARTS.stream(), Stream.of(TYPE)).toList();

    PostalAddress {
        Map<String, String> ordered = new LinkedHashMap<>();
        Map<String, String> given = parts;
        STORED.stream().filter(given::containsKey).forEach(part -> ordered.put(part, given.get(part)));
        parts = Collections.unmodifiableMap(ordered);
    }

    /** Returns all addresses of a person: those of the set, and the one in the shared attributes. */
    static List<PostalAddress> of(Person person) {
        List<PostalAddress> members =
                SetMembers.of(person, SET).stream().map(PostalAddress::parse).toList();
        PostalAddress shared = inAttributes(person);
        Set<PostalAddress> all = new LinkedHashSet<>();
        members.stream().filter(member -> member.withoutType().equals(shared)).forEach(all::add);
        if (all.isEmpty() && !shared.parts().isEmpty()) {
            all.add(shared);
        }
        all.addAll(members);
        return List.copyOf(all);
    }

    private PostalAddress withoutType() {
        Map<String, String> kept = new LinkedHashMap<>(parts);
        kept.remove(TYPE);
        return new PostalAddress(kept);
    }

    /** Returns whether a shared attribute has a value. */
    static boolean isShared(Person person) {
        return !inAttributes(person).parts().isEmpty();
    }

    /** Returns the assignment that adds the address to the set. */
    Assignment added() {
        return new Assignment(Path.attribute(SET + "/" + text()), Value.of(true));
    }

    /** Returns the assignments that store the address in the shared attributes. */
    List<Assignment> shared() {
        List<Assignment> all = new ArrayList<>();
        withoutType().parts().forEach((part, text) -> all.add(new Assignment(Path.attribute(part), Value.of(text))));
        return all;
    }

    /** Returns the address as one word: {@code address1=1+Main+St&city=Springfield}. */
    String text() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static PostalAddress parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        QueryString.parse(text).parameters().forEach((part, values) -> parts.put(part, values.getFirst()));
        return new PostalAddress(parts);
    }

    private static PostalAddress inAttributes(Person person) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : PARTS) {
            if (person.value(Path.attribute(part)) instanceof Value.Text(String text)) {
                parts.put(part, text);
            }
        }
        return new PostalAddress(parts);
    }
}
