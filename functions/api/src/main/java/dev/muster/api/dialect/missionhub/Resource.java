package dev.muster.api.dialect.missionhub;

import dev.muster.api.json.Json;
import dev.muster.api.json.Json.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON:API resource object (format 1.1, "Resource Objects") with all its fields. */
record Resource(Ref ref, Map<String, Json> attributes, Map<String, Linkage> relationships) {

    Resource {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        relationships = Collections.unmodifiableMap(new LinkedHashMap<>(relationships));
    }

    /** What identifies a resource. */
    record Ref(String type, String id) {
        Json json() {
            return Json.object(Json.member("type", type), Json.member("id", id));
        }
    }

    /** Where a relationship leads: to one other resource, or to any number of them. */
    sealed interface Linkage {
        List<Ref> refs();

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

        private Json json() {
            Json data = switch (this) {
                case One(Ref ref) -> ref.json();
                case Many(List<Ref> refs) ->
                    Json.array(refs.stream().map(Ref::json).toList());
            };
            return Json.object(Json.member("data", data));
        }
    }

    /** The resource with those of its fields that were asked for. */
    Json json(Fieldsets fieldsets) {
        List<Member> members = new ArrayList<>(List.of(Json.member("type", ref.type()), Json.member("id", ref.id())));
        Map<String, Json> linkages = new LinkedHashMap<>();
        relationships.forEach((name, linkage) -> linkages.put(name, linkage.json()));
        add("attributes", attributes, fieldsets, members);
        add("relationships", linkages, fieldsets, members);
        return Json.object(members);
    }

    private void add(String name, Map<String, Json> fields, Fieldsets fieldsets, List<Member> members) {
        List<Member> shown = fields.entrySet().stream()
                .filter(field -> fieldsets.shows(ref.type(), field.getKey()))
                .map(field -> Json.member(field.getKey(), field.getValue()))
                .toList();
        if (!shown.isEmpty()) {
            members.add(Json.member(name, Json.object(shown)));
        }
    }
}
