package dev.muster.api.dialect.huddle;

import dev.muster.api.http.ApiRequest;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A member of a company as a document of this API. */
final class MemberResource {
    private MemberResource() {}

    /** Returns the document; fields without a value are left out, except the displayed name. */
    static ResourceDocument of(Person person, String company, ApiRequest request) {
        String address = "/people/companies/" + company;
        return new ResourceDocument(
                "member",
                List.of(
                        ResourceLink.to("self", address + "/members/" + person.id(), request),
                        ResourceLink.to("company", address, request)),
                fields(person, company));
    }

    private static Map<String, JsonValue> fields(Person person, String company) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        Optional<String> first = text(person, "first_name");
        Optional<String> last = text(person, "last_name");
        first.ifPresent(name -> fields.put("firstName", JsonValue.of(name)));
        last.ifPresent(name -> fields.put("lastName", JsonValue.of(name)));
        String name = Stream.of(first, last).flatMap(Optional::stream).collect(Collectors.joining(" "));
        fields.put("displayName", JsonValue.of(name));
        text(person, "email").ifPresent(email -> {
            fields.put("email", JsonValue.of(email));
            fields.put("emailAddress", JsonValue.of(email));
        });
        fields.put("companyManager", JsonValue.of(person.administers().contains(company)));
        return fields;
    }

    private static Optional<String> text(Person person, String attribute) {
        return person.value(Path.attribute(attribute)) instanceof Value.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
