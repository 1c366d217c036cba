package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Limits;
import dev.muster.core.job.RowCount;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** A reader of the body of {@code POST /v1/jobs/{id}/close}: the numbers of parts and rows that the client has sent. */
final class CloseRequest {
    private final ProblemCollector problems = new ProblemCollector();

    private CloseRequest() {}

    /** A reader of requests. */
    record Reader(JsonReader json) {
        static Reader of(Limits limits) {
            return new Reader(new JsonReader(JsonLimits.of(limits)));
        }

        Validated<RowCount> read(AuthenticatedRequest call) {
            return QueryParameters.of(call.request(), Set.of())
                    .flatMap(_ -> ContentType.of(call.request(), List.of("application/json")))
                    .flatMap(_ -> json.read(call.request().body().bytes()))
                    .flatMap(body -> new CloseRequest().read(body));
        }
    }

    private Validated<RowCount> read(JsonValue body) {
        return JsonObjectReader.of(body, JsonPointer.ROOT, problems)
                .map(this::read)
                .orElseGet(() -> new Validated.Invalid<>(problems.problems()));
    }

    private Validated<RowCount> read(JsonObjectReader members) {
        long parts = number(members, "parts", FilePart.MAX_NUMBER);
        long rows = number(members, "rows", Limits.JOB_ROWS);
        members.rejectUnknown();
        return problems.validate(() -> new RowCount((int) parts, rows));
    }

    private long number(JsonObjectReader members, String name, long most) {
        if (!members.has(name)) {
            problems.invalid(members.at(name).text(), "is missing: it says how many %s were sent".formatted(name));
            return 0;
        }
        OptionalLong sent = members.nonNegativeInteger(name);
        if (sent.isPresent() && sent.getAsLong() > most) {
            problems.invalid(members.at(name).text(), "is %d; a file has at most %d".formatted(sent.getAsLong(), most));
        }
        return Math.min(sent.orElse(0), most);
    }
}
