package dev.muster.api.dialect.muster;

import dev.muster.api.file.FileOptionsReader;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.file.FileOptions;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import java.util.Optional;

/** The body of {@code POST /v1/jobs} that opens a job for the parts of a file. */
record OpenJobRequest(FileOptions file, JobOptions options) {
    private static final String ROWS = "rows";

    /** Returns whether the body opens a job for a file. */
    static boolean matches(JsonValue json) {
        return json instanceof JsonValue.JsonObject(var members) && members.containsKey(ROWS);
    }

    static Validated<OpenJobRequest> read(JsonValue json, Limits limits) {
        ProblemCollector problems = new ProblemCollector();
        return JsonObjectReader.of(json, JsonPointer.ROOT, problems)
                .map(members -> read(members, limits, problems))
                .orElseGet(() -> new Validated.Invalid<>(problems.problems()));
    }

    private static Validated<OpenJobRequest> read(JsonObjectReader members, Limits limits, ProblemCollector problems) {
        Optional<FileOptions> file = members.object(ROWS).map(rows -> new FileOptionsReader(rows, problems).read());
        JobOptions options = new JobOptionsRequest(members, limits, problems).all();
        for (String other : new String[] {"select", "changes"}) {
            if (members.has(other)) {
                problems.invalid(members.at(other).text(), "is not allowed with rows: each row has its own values");
                members.any(other);
            }
        }
        members.rejectUnknown();
        return problems.validate(() -> new OpenJobRequest(file.orElse(FileOptions.DEFAULT), options));
    }
}
