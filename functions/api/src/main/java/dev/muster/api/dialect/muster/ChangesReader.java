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
        if (changes.contains(Assignment.deletion()) && elements.size() > 1) {
            problems.invalid(at.text(), "has %d elements; delete must be the only one".formatted(elements.size()));
        }
        return changes;
    }

    /** Reads the changes of a request that answers with the changed person, and so deletes nobody. */
    static List<Assignment> readWithoutDeletion(JsonObjectReader members, Limits limits, ProblemCollector problems) {
        List<Assignment> changes = read(members, limits, problems);
        if (changes.contains(Assignment.deletion())) {
            problems.invalid(members.at(NAME).text(), "must not delete the person; send DELETE /v1/people/{id}");
        }
        return changes;
    }
}
