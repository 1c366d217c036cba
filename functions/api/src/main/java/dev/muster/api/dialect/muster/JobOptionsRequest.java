package dev.muster.api.dialect.muster;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.OptionalLong;

/** A reader of the options of a job. */
record JobOptionsRequest(JsonObjectReader members, Limits limits, ProblemCollector problems) {
    private static final String HOLD = "hold";
    private static final String RETENTION = "retention_days";
    private static final String NOTE = "note";

    /** Shortest retention of a held job in days: it must be released at least seven days before it expires. */
    private static final long MIN_HELD_RETENTION_DAYS = 8;

    /** Reads all options of a new job. */
    JobOptions all() {
        boolean dryRun = members.bool("dry_run").orElse(false);
        boolean hold = members.bool(HOLD).orElse(false);
        return new JobOptions(dryRun, hold, members.nonNegativeInteger("max_affected"), retention(hold), note());
    }

    /** Reads the options of a job whose people and changes are known: its retention and its note. */
    JobOptions retentionAndNote() {
        return new JobOptions(false, false, OptionalLong.empty(), retention(false), note());
    }

    private Duration retention(boolean held) {
        long max = limits.retention().toDays();
        long days = members.nonNegativeInteger(RETENTION).orElse(max);
        if (days < 1 || days > max) {
            problems.invalid(members.at(RETENTION).text(), "must be a whole number from 1 to " + max);
        } else if (held && days < MIN_HELD_RETENTION_DAYS) {
            problems.invalid(
                    members.at(RETENTION).text(),
                    "must be at least %d with hold; a job must be released 7 days before it expires"
                            .formatted(MIN_HELD_RETENTION_DAYS));
        }
        return Duration.ofDays(days);
    }

    /** Reads the note, which may be null as in the job's document. */
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
