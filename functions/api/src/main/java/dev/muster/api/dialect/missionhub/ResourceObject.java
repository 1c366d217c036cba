package dev.muster.api.dialect.missionhub;

import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON:API resource object (format 1.1, "Resource Objects") with all its fields. */
record ResourceObject(Ref ref, Map<String, JsonValue> attributes, Map<String, Linkage> relationships) {

    ResourceObject {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        relationships = Collections.unmodifiableMap(new LinkedHashMap<>(relationships));
    }

    /** The type and id that identify a resource. */
    record Ref(String type, String id) {
        JsonValue json() {
            return JsonValue.object(JsonValue.member("type", type), JsonValue.member("id", id));
        }
    }

    /** The linkage of a relationship: no other resource, one, or any number of them. */
    sealed interface Linkage {
        List<Ref> refs();

        record None() implements Linkage {
            @Override
            public List<Ref> refs() {
                return List.of();
            }
        }

        record One(Ref ref) implements Linkage {
            @Override
            public List<Ref> refs() {
                return List.of(ref);
            }
        }

        record Many(List<Ref> refs) implements Linkage {
            public Many {
                refs = List.copyOf(refs);
            }
        }

        private JsonValue json() {
            JsonValue data = switch (this) {
                case None() -> JsonValue.JsonNull.NULL;
                case One(Ref ref) -> ref.json();
                case Many(List<Ref> refs) ->
                    JsonValue.array(refs.stream().map(Ref::json).toList());
            };
            return JsonValue.object(JsonValue.member("data", data));
        }
    }

    /** Returns the resource with a further attribute. */
    ResourceObject with(String name, JsonValue value) {
        Map<String, JsonValue> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new ResourceObject(ref, more, relationships);
    }

    /** Returns the resource with the requested fields. */
    JsonValue json(SparseFieldsets sparseFieldsets) {
        List<Member> members =
                new ArrayList<>(List.of(JsonValue.member("type", ref.type()), JsonValue.member("id", ref.id())));
        Map<String, JsonValue> linkages = new LinkedHashMap<>();
        relationships.forEach((name, linkage) -> linkages.put(name, linkage.json()));
        add("attributes", attributes, sparseFieldsets, members);
        add("relationships", linkages, sparseFieldsets, members);
        return JsonValue.object(members);
    }

    private void add(
            String name, Map<String, JsonValue> fields, SparseFieldsets sparseFieldsets, List<Member> members) {
        List<Member> requested = fields.entrySet().stream()
                .filter(field -> sparseFieldsets.shows(ref.type(), field.getKey()))
                .map(field -> JsonValue.member(field.getKey(), field.getValue()))
                .toList();
        if (!requested.isEmpty()) {
            members.add(JsonValue.member(name, JsonValue.object(requested)));
        }
    }
}
