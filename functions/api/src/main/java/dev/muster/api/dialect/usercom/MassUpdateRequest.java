package dev.muster.api.dialect.usercom;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a mass update: {@code {"ids": […], "attribute": "country", "value": "USA"}}.
 *
 * @param ids in the order sent, repetitions included
 */
record MassUpdateRequest(List<String> ids, UserUpdate update) {
    /** The name of the attribute's field in one of the original API's samples. */
    private static final String ALIAS = "attributes";

    MassUpdateRequest {
        ids = List.copyOf(ids);
    }

    static Validated<MassUpdateRequest> read(
            JsonValue json, UserIdKind userIdKind, AttributeKind attributeKind, Limits limits) {
        return json instanceof JsonValue.JsonObject(Map<String, JsonValue> members)
                ? new Parser(members, userIdKind, attributeKind, limits).read()
                : Validated.invalid(
                        ApiProblem.Kind.INVALID, "Invalid data. Expected a dictionary, but got " + json.kind() + ".");
    }

    private static final class Parser {
        private final Map<String, JsonValue> members;
        private final UserIdKind userIdKind;
        private final AttributeKind attributeKind;
        private final Limits limits;
        private final ProblemCollector problems = new ProblemCollector();

        Parser(Map<String, JsonValue> members, UserIdKind userIdKind, AttributeKind attributeKind, Limits limits) {
            this.members = members;
            this.userIdKind = userIdKind;
            this.attributeKind = attributeKind;
            this.limits = limits;
        }

        Validated<MassUpdateRequest> read() {
            List<String> ids = ids();
            String alias = members.containsKey(UpdateField.ATTRIBUTE.code()) ? UpdateField.ATTRIBUTE.code() : ALIAS;
            Optional<String> name = name(Optional.ofNullable(members.get(alias)));
            Optional<JsonValue> value = Optional.ofNullable(members.get(UpdateField.VALUE.code()));
            if (value.isEmpty()) {
                problems.add(UpdateField.VALUE.problem(UpdateField.REQUIRED));
            }
            Optional<UserUpdate> update = name.flatMap(attribute -> value.flatMap(to -> update(attribute, to)));
            rejectUnknown(alias);
            return problems.validate(() -> new MassUpdateRequest(ids, update.orElseThrow()));
        }

        private Optional<UserUpdate> update(String name, JsonValue value) {
            return switch (attributeKind.read(name, value, limits)) {
                case Validated.Valid<UserUpdate>(UserUpdate update) -> Optional.of(update);
                case Validated.Invalid<UserUpdate>(List<ApiProblem> found) -> {
                    problems.addAll(found);
                    yield Optional.empty();
                }
            };
        }

        private List<String> ids() {
            Optional<JsonValue> sent = Optional.ofNullable(members.get(UpdateField.IDS.code()));
            if (sent.isEmpty()) {
                problems.add(UpdateField.IDS.problem(UpdateField.REQUIRED));
                return List.of();
            }
            if (!(sent.get() instanceof JsonValue.JsonArray(List<JsonValue> elements))) {
                problems.add(UpdateField.IDS.problem(
                        "Expected a list of items but got " + sent.get().kind() + "."));
                return List.of();
            }
            if (elements.isEmpty()) {
                problems.add(UpdateField.IDS.problem("This list may not be empty."));
            }
            List<String> ids = new ArrayList<>(elements.size());
            for (JsonValue element : elements) {
                userIdKind
                        .id(element)
                        .ifPresentOrElse(ids::add, () -> problems.add(UpdateField.IDS.problem(userIdKind.message())));
            }
            return ids;
        }

        private Optional<String> name(Optional<JsonValue> sent) {
            Optional<String> name = sent.flatMap(
                    json -> json instanceof JsonValue.JsonString(String text) ? Optional.of(text) : Optional.empty());
            if (sent.isEmpty()) {
                problems.add(UpdateField.ATTRIBUTE.problem(UpdateField.REQUIRED));
            } else if (name.isEmpty()) {
                problems.add(UpdateField.ATTRIBUTE.problem("Not a valid string."));
            } else if (name.get().isBlank()) {
                problems.add(UpdateField.ATTRIBUTE.problem(UpdateField.BLANK));
                return Optional.empty();
            }
            return name;
        }

        private void rejectUnknown(String alias) {
            Set<String> others = new HashSet<>(members.keySet());
            others.removeAll(Set.of(UpdateField.IDS.code(), alias, UpdateField.VALUE.code()));
            others.stream()
                    .sorted()
                    .map(name -> name.length() <= 64 ? name : name.substring(0, 64) + "…")
                    .forEach(name -> problems.invalid("/" + name, "There is no such field."));
        }
    }
}
