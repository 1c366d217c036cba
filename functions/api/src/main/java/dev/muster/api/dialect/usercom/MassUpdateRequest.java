package dev.muster.api.dialect.usercom;

import dev.muster.api.json.Json;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a mass update: {@code {"ids": […], "attribute": "country", "value": "USA"}}.
 *
 * @param ids as they were named, each mention
 */
record MassUpdateRequest(List<String> ids, Update update) {
    /** What one of the original's own samples calls the attribute. */
    private static final String ALIAS = "attributes";

    MassUpdateRequest {
        ids = List.copyOf(ids);
    }

    static Checked<MassUpdateRequest> read(Json json, Naming naming, Attribution attribution, Limits limits) {
        return json instanceof Json.JsonObject(Map<String, Json> members)
                ? new Reading(members, naming, attribution, limits).read()
                : Checked.refused(
                        Problem.Kind.INVALID, "Invalid data. Expected a dictionary, but got " + json.kind() + ".");
    }

    private static final class Reading {
        private final Map<String, Json> members;
        private final Naming naming;
        private final Attribution attribution;
        private final Limits limits;
        private final Findings findings = new Findings();

        Reading(Map<String, Json> members, Naming naming, Attribution attribution, Limits limits) {
            this.members = members;
            this.naming = naming;
            this.attribution = attribution;
            this.limits = limits;
        }

        Checked<MassUpdateRequest> read() {
            List<String> ids = ids();
            String alias = members.containsKey(Field.ATTRIBUTE.word()) ? Field.ATTRIBUTE.word() : ALIAS;
            Optional<String> name = name(Optional.ofNullable(members.get(alias)));
            Optional<Json> value = Optional.ofNullable(members.get(Field.VALUE.word()));
            if (value.isEmpty()) {
                findings.add(Field.VALUE.problem(Field.REQUIRED));
            }
            Optional<Update> update = name.flatMap(named -> value.flatMap(to -> update(named, to)));
            refuseOthers(alias);
            return findings.unlessAny(() -> new MassUpdateRequest(ids, update.orElseThrow()));
        }

        private Optional<Update> update(String name, Json value) {
            return switch (attribution.read(name, value, limits)) {
                case Checked.Good<Update>(Update update) -> Optional.of(update);
                case Checked.Refused<Update>(List<Problem> problems) -> {
                    findings.addAll(problems);
                    yield Optional.empty();
                }
            };
        }

        private List<String> ids() {
            Optional<Json> sent = Optional.ofNullable(members.get(Field.IDS.word()));
            if (sent.isEmpty()) {
                findings.add(Field.IDS.problem(Field.REQUIRED));
                return List.of();
            }
            if (!(sent.get() instanceof Json.JsonArray(List<Json> elements))) {
                findings.add(Field.IDS.problem(
                        "Expected a list of items but got " + sent.get().kind() + "."));
                return List.of();
            }
            if (elements.isEmpty()) {
                findings.add(Field.IDS.problem("This list may not be empty."));
            }
            List<String> ids = new ArrayList<>(elements.size());
            for (Json element : elements) {
                naming.id(element).ifPresentOrElse(ids::add, () -> findings.add(Field.IDS.problem(naming.message())));
            }
            return ids;
        }

        private Optional<String> name(Optional<Json> sent) {
            Optional<String> name = sent.flatMap(
                    json -> json instanceof Json.JsonString(String text) ? Optional.of(text) : Optional.empty());
            if (sent.isEmpty()) {
                findings.add(Field.ATTRIBUTE.problem(Field.REQUIRED));
            } else if (name.isEmpty()) {
                findings.add(Field.ATTRIBUTE.problem("Not a valid string."));
            } else if (name.get().isBlank()) {
                findings.add(Field.ATTRIBUTE.problem(Field.BLANK));
                return Optional.empty();
            }
            return name;
        }

        private void refuseOthers(String alias) {
            Set<String> others = new HashSet<>(members.keySet());
            others.removeAll(Set.of(Field.IDS.word(), alias, Field.VALUE.word()));
            others.stream()
                    .sorted()
                    .map(name -> name.length() <= 64 ? name : name.substring(0, 64) + "…")
                    .forEach(name -> findings.invalid("/" + name, "There is no such field."));
        }
    }
}
