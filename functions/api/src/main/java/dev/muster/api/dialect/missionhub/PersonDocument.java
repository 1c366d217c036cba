package dev.muster.api.dialect.missionhub;

import dev.muster.api.dialect.missionhub.ResourceObject.Ref;
import dev.muster.api.http.ApiResponse;
import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.json.JsonWriter;
import dev.muster.core.person.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The response to a request that created or merged a person. */
final class PersonDocument {
    private final SparseFieldsets sparseFieldsets;
    private final Function<Collection<String>, Map<String, Person>> people;

    /**
     * Creates a document with the requested fields.
     *
     * @param people loads further people to include
     */
    PersonDocument(SparseFieldsets sparseFieldsets, Function<Collection<String>, Map<String, Person>> people) {
        this.sparseFieldsets = sparseFieldsets;
        this.people = people;
    }

    ApiResponse created(Person person, IncludedModels models) {
        return response(201, PersonResources.of(person, models), Optional.empty());
    }

    ApiResponse merged(Person person, IncludedModels models) {
        JsonValue meta = JsonValue.object(
                JsonValue.member("merged", JsonValue.of(true)), JsonValue.member("user_merged", JsonValue.of(true)));
        return response(200, PersonResources.of(person, models), Optional.of(meta));
    }

    private ApiResponse response(int status, PersonResources resources, Optional<JsonValue> meta) {
        List<Member> members = new ArrayList<>(
                List.of(JsonValue.member("data", resources.person().json(sparseFieldsets))));
        if (!sparseFieldsets.include().isEmpty()) {
            members.add(JsonValue.member(
                    "included",
                    JsonValue.array(included(resources).stream()
                            .map(resource -> resource.json(sparseFieldsets))
                            .toList())));
        }
        meta.ifPresent(object -> members.add(JsonValue.member("meta", object)));
        return ApiResponse.of(status, RequestDocument.MEDIA_TYPE, JsonWriter.write(JsonValue.object(members)));
    }

    /** Returns each included resource once, without the person itself. */
    private Collection<ResourceObject> included(PersonResources resources) {
        Map<Ref, ResourceObject> all = new LinkedHashMap<>();
        for (String path : sparseFieldsets.include()) {
            String[] steps = path.split("\\.", 2);
            List<ResourceObject> direct = resources.related(steps[0]);
            direct.forEach(resource -> all.putIfAbsent(resource.ref(), resource));
            if (steps.length == 2) {
                indirect(direct, steps[1]).forEach(resource -> all.putIfAbsent(resource.ref(), resource));
            }
        }
        all.remove(resources.person().ref());
        return all.values();
    }

    private List<ResourceObject> indirect(List<ResourceObject> direct, String relationship) {
        List<Ref> refs = direct.stream()
                .flatMap(resource ->
                        Objects.requireNonNull(resource.relationships().get(relationship)).refs().stream())
                .distinct()
                .toList();
        Map<String, Person> found = people.apply(refs.stream()
                .filter(ref -> ref.type().equals(PersonRequest.TYPE))
                .map(Ref::id)
                .toList());
        return refs.stream()
                .flatMap(ref -> ref.type().equals(PersonRequest.TYPE)
                        ? Optional.ofNullable(found.get(ref.id())).stream()
                                .map(person -> PersonResources.of(person).person())
                        : Optional.of(new ResourceObject(ref, Map.of(), Map.of())).stream())
                .toList();
    }
}
