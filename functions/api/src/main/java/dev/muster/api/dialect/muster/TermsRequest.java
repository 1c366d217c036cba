package dev.muster.api.dialect.muster;

import dev.muster.api.json.Json;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Terms;
import dev.muster.core.person.Value;
import java.time.Duration;
import java.util.OptionalLong;

/** Reads on what terms a job is to be done. */
record TermsRequest(Members members, Limits limits, Findings findings) {
    private static final String HOLD = "hold";
    private static final String RETENTION = "retentionDays";
    private static final String NOTE = "note";

    /** A held job is released only as long as it is kept for seven days more. */
    private static final long SHORTEST_HELD = 8;

    /** All that a new job can be asked to observe. */
    Terms all() {
        boolean dryRun = members.flag("dryRun").orElse(false);
        boolean hold = members.flag(HOLD).orElse(false);
        return new Terms(dryRun, hold, members.whole("maxAffected"), retention(hold), note());
    }

    /** Of a job whose people and way are settled already: how long it is kept, and its note. */
    Terms kept() {
        return new Terms(false, false, OptionalLong.empty(), retention(false), note());
    }

    private Duration retention(boolean held) {
        long longest = limits.retention().toDays();
        long days = members.whole(RETENTION).orElse(longest);
        if (days < 1 || days > longest) {
            findings.invalid(members.at(RETENTION).text(), "must be a whole number from 1 to " + longest);
        } else if (held && days < SHORTEST_HELD) {
            findings.invalid(
                    members.at(RETENTION).text(),
                    "must be at least %d with hold: a job is released only while it is kept for 7 more days"
                            .formatted(SHORTEST_HELD));
        }
        return Duration.ofDays(days);
    }

    /** A note may be null, as it is in the job's document. */
    private String note() {
        String note = members.any(NOTE)
                        .filter(json -> !json.equals(Json.JsonNull.NULL))
                        .isPresent()
                ? members.string(NOTE).orElse("")
                : "";
        long bytes = Value.bytes(note);
        if (bytes > limits.noteBytes()) {
            findings.invalid(
                    members.at(NOTE).text(),
                    "has %d bytes of UTF-8; the limit is %d".formatted(bytes, limits.noteBytes()));
        }
        return note;
    }
}
