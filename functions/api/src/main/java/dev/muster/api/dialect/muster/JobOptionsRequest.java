package dev.muster.api.dialect.muster;

import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A reader of the options of a job. */
record JobOptionsRequest(JsonObjectReader members, Limits limits, ProblemCollector problems) {
    private static final String HOLD = "hold";
    private static final String HOLD_DAYS = "hold_days";
    private static final String RETENTION = "retention_days";
    private static final String NOTE = "note";

    /** Reads all options of a new job. */
    JobOptions all() {
        boolean dryRun = members.bool("dry_run").orElse(false);
        boolean hold = members.bool(HOLD).orElse(false);
        long minRetention = JobOptions.minRetention(dryRun).toDays();
        Duration retention = hold
                ? retention(JobOptions.minRetention(false).toDays(), "with hold, so that the job can be released")
                : retention(minRetention, dryRun ? "" : "unless dry_run is true, so that the job can be undone");
        return new JobOptions(
                dryRun, hold(hold, retention), members.nonNegativeInteger("max_affected"), retention, note());
    }

    /**
     * Reads the options of a job whose people and changes are known: its retention and its note. Only its flow knows
     * whether it is a dry run.
     */
    JobOptions retentionAndNote() {
        long min = JobOptions.minRetention(true).toDays();
        return new JobOptions(false, Optional.empty(), OptionalLong.empty(), retention(min, ""), note());
    }

    /**
     * Reads how long the job is kept.
     *
     * @param reason the reason of a minimum above one day
     */
    private Duration retention(long min, String reason) {
        long max = limits.retention().toDays();
        long days = members.nonNegativeInteger(RETENTION).orElse(max);
        if (days < min || days > max) {
            String condition = days < min && !reason.isEmpty() ? " " + reason : "";
            problems.invalid(
                    members.at(RETENTION).text(),
                    "must be a whole number from %d to %d%s; it is %d".formatted(min, max, condition, days));
            return limits.retention();
        }
        return Duration.ofDays(days);
    }

    /** Reads how long the job waits for its release. */
    private Optional<Duration> hold(boolean hold, Duration retention) {
        Duration max = JobOptions.maxHold(retention);
        OptionalLong sent = members.nonNegativeInteger(HOLD_DAYS);
        if (!hold) {
            sent.ifPresent(_ -> problems.invalid(members.at(HOLD_DAYS).text(), "is allowed only with hold"));
            return Optional.empty();
        }
        if (sent.isEmpty()) {
            return Optional.of(Limits.HOLD.compareTo(max) < 0 ? Limits.HOLD : max);
        }
        long days = sent.getAsLong();
        if (days < 1 || days > max.toDays()) {
            problems.invalid(
                    members.at(HOLD_DAYS).text(),
                    "must be a whole number from 1 to %d, 7 less than retention_days; it is %d"
                            .formatted(max.toDays(), days));
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(days));
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
