package dev.muster.worker;

import dev.muster.aws.json.JsonValue;
import dev.muster.aws.json.JsonValue.Member;
import dev.muster.aws.lambda.JsonLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Counts in the embedded metric format of CloudWatch.
 *
 * @param function separates the counts of several stacks in one account
 */
record EmbeddedMetrics(String function, SortedMap<String, Integer> counts, Instant at) {
    private static final String DIMENSION = "FunctionName";

    /** Returns the members of the log line. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        members.add(new Member("_aws", metadata()));
        members.add(JsonValue.member(DIMENSION, function));
        counts.forEach((name, count) -> members.add(JsonLog.number(name, count)));
        return members;
    }

    private JsonValue metadata() {
        JsonValue dimensions = JsonValue.array(List.of(JsonValue.array(List.of(JsonValue.of(DIMENSION)))));
        JsonValue metrics = JsonValue.array(
                counts.keySet().stream().map(EmbeddedMetrics::metric).toList());
        JsonValue directive = JsonValue.object(
                JsonValue.member("Namespace", "Muster"),
                new Member("Dimensions", dimensions),
                new Member("Metrics", metrics));
        return JsonValue.object(
                JsonLog.number("Timestamp", at.toEpochMilli()),
                new Member("CloudWatchMetrics", JsonValue.array(List.of(directive))));
    }

    private static JsonValue metric(String name) {
        return JsonValue.object(JsonValue.member("Name", name), JsonValue.member("Unit", "Count"));
    }
}
