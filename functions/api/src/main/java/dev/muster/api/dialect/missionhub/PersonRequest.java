package dev.muster.api.dialect.missionhub;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Path;
import dev.muster.core.person.Profile;
import dev.muster.core.person.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to create or merge a person.
 *
 * @param attributes the person's own attributes, without blank ones
 * @param models the models to create with it
 */
record PersonRequest(Map<String, Value> attributes, IncludedModels models) {
    static final String TYPE = "person";
    static final List<String> ATTRIBUTES = List.of("first_name", "last_name", "gender", "student_status", "fb_uid");

    private static final Value CONTACT = Value.of("2");

    PersonRequest {
        attributes = Map.copyOf(attributes);
    }

    static Validated<PersonRequest> read(JsonValue json, Limits limits) {
        ProblemCollector problems = new ProblemCollector();
        Optional<JsonObjectReader> document = JsonObjectReader.of(json, JsonPointer.ROOT, problems);
        Optional<JsonObjectReader> attributes = document.flatMap(
                        all -> ResourceMembers.data(all, TYPE, "people", problems))
                .filter(data -> data.has("attributes"))
                .flatMap(data -> data.object("attributes"));
        Map<String, Value> own = attributes
                .map(members -> attributes(members, new TextMembers(members, limits, problems), problems))
                .orElse(Map.of());
        List<JsonValue> included = document.filter(all -> all.has("included"))
                .flatMap(all -> all.array("included"))
                .orElse(List.of());
        IncludedModels models = IncludedModels.read(included, limits, problems);
        document.ifPresent(all -> {
            all.any("included");
            ResourceMembers.rejectUnknown(all, problems);
        });
        return problems.validate(() -> new PersonRequest(own, models));
    }

    private static Map<String, Value> attributes(
            JsonObjectReader members, TextMembers texts, ProblemCollector problems) {
        Map<String, Value> read = new LinkedHashMap<>();
        for (String name : ATTRIBUTES) {
            Optional<String> text = texts.text(name);
            Optional<String> normalized = switch (name) {
                case "gender" -> text.flatMap(word -> word(word, ValueVocabulary.GENDER, members.at(name), problems));
                case "student_status" ->
                    text.flatMap(word -> word(word, ValueVocabulary.STUDENT_STATUS, members.at(name), problems));
                case String _ -> text;
            };
            normalized.ifPresent(value -> read.put(name, Value.of(value)));
        }
        IgnoredMembers.rejectOthers(members);
        return read;
    }

    private static Optional<String> word(
            String text, ValueVocabulary vocabulary, JsonPointer at, ProblemCollector problems) {
        return LenientValues.oneOf(JsonValue.of(text), vocabulary, at, problems);
    }

    /**
     * Returns whether a new person would have a sufficient name: a first name, or a last name for a person who is a
     * contact only.
     */
    boolean hasRequiredName() {
        boolean contact = models.memberships().values().stream()
                .allMatch(
                        values -> values.getOrDefault("permission_id", CONTACT).equals(CONTACT));
        return attributes.containsKey("first_name") || (attributes.containsKey("last_name") && contact);
    }

    /**
     * Returns the profile for the merge.
     *
     * @param sharesAddress whether the first address is also stored in the shared attributes
     */
    Profile profile(boolean sharesAddress) {
        List<Assignment> further = new ArrayList<>();
        models.addresses().forEach(address -> further.add(address.added()));
        if (sharesAddress) {
            models.addresses().stream().findFirst().ifPresent(address -> further.addAll(address.shared()));
        }
        models.locations()
                .forEach((number, location) ->
                        further.add(new Assignment(Path.phoneLocation(number), Value.of(location))));
        models.personal()
                .leaders()
                .forEach(leader -> further.add(new Assignment(Path.assigned(leader), Value.of(true))));
        return new Profile(
                attributes,
                models.emails(),
                models.phones(),
                further,
                models.memberships(),
                models.contacts(),
                models.personal().contacts());
    }

    /** Returns the values of its memberships. */
    List<Assignment> assignments() {
        return models.memberships().entrySet().stream()
                .flatMap(membership -> membership.getValue().entrySet().stream()
                        .map(value -> new Assignment(
                                Path.inOrganization(membership.getKey(), value.getKey()), value.getValue())))
                .toList();
    }

    /** Returns the organizations of its memberships. */
    Set<String> organizations() {
        return models.memberships().keySet();
    }
}
