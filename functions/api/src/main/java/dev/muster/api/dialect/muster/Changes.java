package dev.muster.api.dialect.muster;

import dev.muster.api.json.Json;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code changes}: what a job is to change of everybody, and a PATCH of one person. */
final class Changes {
    private static final String NAME = "changes";

    private Changes() {}

    static List<Assignment> read(Members members, Limits limits, Findings findings) {
        List<Json> elements = members.elements(NAME, "there is nothing to change");
        JsonPointer at = members.at(NAME);
        if (elements.size() > limits.changes()) {
            findings.tooLarge(
                    at.text(), "has %d elements; the limit is %d".formatted(elements.size(), limits.changes()));
            return List.of();
        }
        List<Assignment> changes = new ArrayList<>();
        for (int place = 0; place < elements.size(); place++) {
            changes.addAll(ChangeRequest.read(elements.get(place), at.child(place), limits, findings));
        }
        return changes;
    }
}
