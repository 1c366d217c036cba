package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.missionhub.Resource.Ref;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.Json.Member;
import dev.muster.api.json.JsonWriter;
import dev.muster.core.person.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The answer to a person that was created or merged. */
final class PersonDocument {
    private final Fieldsets fieldsets;
    private final Function<Collection<String>, Map<String, Person>> people;

    /**
     * With what was asked for.
     *
     * @param people loads others who are to be included
     */
    PersonDocument(Fieldsets fieldsets, Function<Collection<String>, Map<String, Person>> people) {
        this.fieldsets = fieldsets;
        this.people = people;
    }

    Response created(Person person, Map<String, Set<String>> contacts) {
        return answer(201, new PersonResources(person, contacts), Optional.empty());
    }

    Response merged(Person person, Map<String, Set<String>> contacts) {
        Json meta = Json.object(Json.member("merged", Json.of(true)), Json.member("user_merged", Json.of(true)));
        return answer(200, new PersonResources(person, contacts), Optional.of(meta));
    }

    private Response answer(int status, PersonResources resources, Optional<Json> meta) {
        List<Member> members =
                new ArrayList<>(List.of(Json.member("data", resources.person().json(fieldsets))));
        if (!fieldsets.include().isEmpty()) {
            members.add(Json.member(
                    "included",
                    Json.array(included(resources).stream()
                            .map(resource -> resource.json(fieldsets))
                            .toList())));
        }
        meta.ifPresent(said -> members.add(Json.member("meta", said)));
        return Response.of(status, RequestDocument.MEDIA_TYPE, JsonWriter.write(Json.object(members)));
    }

    /** Each resource once, and never the person itself. */
    private Collection<Resource> included(PersonResources resources) {
        Map<Ref, Resource> all = new LinkedHashMap<>();
        for (String path : fieldsets.include()) {
            String[] steps = path.split("\\.", 2);
            List<Resource> near = resources.related(steps[0]);
            near.forEach(resource -> all.putIfAbsent(resource.ref(), resource));
            if (steps.length == 2) {
                far(near, steps[1]).forEach(resource -> all.putIfAbsent(resource.ref(), resource));
            }
        }
        all.remove(resources.person().ref());
        return all.values();
    }

    private List<Resource> far(List<Resource> near, String relationship) {
        List<Ref> refs = near.stream()
                .flatMap(resource -> resource.relationships().get(relationship).refs().stream())
                .distinct()
                .toList();
        Map<String, Person> found = people.apply(refs.stream()
                .filter(ref -> ref.type().equals(PersonRequest.TYPE))
                .map(Ref::id)
                .toList());
        return refs.stream()
                .flatMap(ref -> ref.type().equals(PersonRequest.TYPE)
                        ? Optional.ofNullable(found.get(ref.id())).stream()
                                .map(person -> new PersonResources(person, Map.of()).person())
                        : Optional.of(new Resource(ref, Map.of(), Map.of())).stream())
                .toList();
    }
}
