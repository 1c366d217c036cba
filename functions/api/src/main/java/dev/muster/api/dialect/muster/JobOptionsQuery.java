package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.QueryObject;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import java.util.Map;
import java.util.Set;

/** A reader of the options of a job from the query of a request that sends a file. */
final class JobOptionsQuery {
    private static final Map<String, QueryObject.Form> FORMS = Map.of(
            "dry_run", QueryObject.Form.FLAG,
            "hold", QueryObject.Form.FLAG,
            "hold_days", QueryObject.Form.NUMBER,
            "max_affected", QueryObject.Form.NUMBER,
            "retention_days", QueryObject.Form.NUMBER,
            "note", QueryObject.Form.TEXT);

    /** The names of the query parameters that are options of a job. */
    static final Set<String> PARAMETERS = FORMS.keySet();

    private JobOptionsQuery() {}

    /** Reads the options, by the same rules as from the body of {@code POST /v1/jobs}. */
    static Validated<JobOptions> read(QueryParameters query, Limits limits) {
        return QueryObject.read(
                query, FORMS, limits, (members, problems) -> new JobOptionsRequest(members, limits, problems).all());
    }
}
