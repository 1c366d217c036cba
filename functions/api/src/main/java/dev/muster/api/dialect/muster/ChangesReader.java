package dev.muster.api.dialect.muster;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code changes}: what a job is to change of everybody, and a PATCH of one person. */
final class ChangesReader {
    private static final String NAME = "changes";

    private ChangesReader() {}

    static List<Assignment> read(JsonObjectReader members, Limits limits, ProblemCollector problems) {
        List<JsonValue> elements = members.elements(NAME, "there is nothing to change");
        JsonPointer at = members.at(NAME);
        if (elements.size() > limits.changes()) {
            problems.tooLarge(
                    at.text(), "has %d elements; the limit is %d".formatted(elements.size(), limits.changes()));
            return List.of();
        }
        List<Assignment> changes = new ArrayList<>();
        for (int place = 0; place < elements.size(); place++) {
            changes.addAll(ChangeRequest.read(elements.get(place), at.child(place), limits, problems));
        }
        return changes;
    }
}
