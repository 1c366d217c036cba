package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.http.RequestBody;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.job.JobId;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A request to act on an existing job.
 *
 * @param job the well-formed id of the job, which may not exist
 */
record JobActionRequest(String job, JobOptions options) {

    /** A reader of requests whose body is optional. */
    record Reader(JsonReader json, Limits limits) {
        static Reader of(Limits limits) {
            return new Reader(new JsonReader(JsonLimits.of(limits)), limits);
        }

        /**
         * Reads a request.
         *
         * @param options reads the members of the body that the verb accepts
         */
        Validated<JobActionRequest> read(AuthenticatedRequest call, Function<JobOptionsRequest, JobOptions> options) {
            return QueryParameters.of(call.request(), Set.of())
                    .flatMap(_ -> body(call))
                    .flatMap(body -> read(body, options))
                    .flatMap(read -> job(call).map(job -> new JobActionRequest(job, read)));
        }

        private Validated<JsonValue> body(AuthenticatedRequest call) {
            RequestBody body = call.request().body();
            return body.size() == 0
                    ? Validated.valid(JsonValue.object())
                    : ContentType.of(call.request(), List.of("application/json"))
                            .flatMap(_ -> json.read(body.bytes()));
        }

        private Validated<JobOptions> read(JsonValue body, Function<JobOptionsRequest, JobOptions> options) {
            ProblemCollector problems = new ProblemCollector();
            Optional<JobOptions> read = JsonObjectReader.of(body, JsonPointer.ROOT, problems)
                    .map(members -> {
                        JobOptions accepted = options.apply(new JobOptionsRequest(members, limits, problems));
                        members.rejectUnknown();
                        return accepted;
                    });
            return problems.validate(read::orElseThrow);
        }

        private static Validated<String> job(AuthenticatedRequest call) {
            return Optional.of(call.parameter("id"))
                    .filter(JobId::isValid)
                    .map(Validated::valid)
                    .orElseGet(() -> Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such job"));
        }
    }
}
