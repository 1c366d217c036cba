package dev.muster.api.dialect.muster;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonValue;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.OptionalLong;

/** Reads on what terms a job is to be done. */
record JobOptionsRequest(JsonObjectReader members, Limits limits, ProblemCollector problems) {
    private static final String HOLD = "hold";
    private static final String RETENTION = "retention_days";
    private static final String NOTE = "note";

    /** A held job is released only as long as it is kept for seven days more. */
    private static final long SHORTEST_HELD = 8;

    /** All that a new job can be asked to observe. */
    JobOptions all() {
        boolean dryRun = members.bool("dry_run").orElse(false);
        boolean hold = members.bool(HOLD).orElse(false);
        return new JobOptions(dryRun, hold, members.nonNegativeInteger("max_affected"), retention(hold), note());
    }

    /** Of a job whose people and way are settled already: how long it is kept, and its note. */
    JobOptions kept() {
        return new JobOptions(false, false, OptionalLong.empty(), retention(false), note());
    }

    private Duration retention(boolean held) {
        long longest = limits.retention().toDays();
        long days = members.nonNegativeInteger(RETENTION).orElse(longest);
        if (days < 1 || days > longest) {
            problems.invalid(members.at(RETENTION).text(), "must be a whole number from 1 to " + longest);
        } else if (held && days < SHORTEST_HELD) {
            problems.invalid(
                    members.at(RETENTION).text(),
                    "must be at least %d with hold: a job is released only while it is kept for 7 more days"
                            .formatted(SHORTEST_HELD));
        }
        return Duration.ofDays(days);
    }

    /** A note may be null, as it is in the job's document. */
    private String note() {
        String note = members.any(NOTE)
                        .filter(json -> !json.equals(JsonValue.JsonNull.NULL))
                        .isPresent()
                ? members.string(NOTE).orElse("")
                : "";
        long bytes = Value.bytes(note);
        if (bytes > limits.noteBytes()) {
            problems.invalid(
                    members.at(NOTE).text(),
                    "has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.noteBytes()));
        }
        return note;
    }
}
