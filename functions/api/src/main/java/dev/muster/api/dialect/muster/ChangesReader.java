package dev.muster.api.dialect.muster;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import java.util.ArrayList;
import java.util.List;

/** A reader of {@code changes}, in a job and in a PATCH of one person. */
final class ChangesReader {
    private static final String NAME = "changes";

    private ChangesReader() {}

    static List<Assignment> read(JsonObjectReader members, Limits limits, ProblemCollector problems) {
        List<JsonValue> elements = members.elements(NAME, "at least one change is required");
        JsonPointer at = members.at(NAME);
        if (elements.size() > limits.changes()) {
            problems.tooLarge(
                    at.text(), "has %d elements; the limit is %d".formatted(elements.size(), limits.changes()));
            return List.of();
        }
        List<Assignment> changes = new ArrayList<>();
        for (int index = 0; index < elements.size(); index++) {
            ChangeRequest.read(elements.get(index), at.child(index), limits, problems)
                    .ifPresent(changes::add);
        }
        return changes;
    }
}
