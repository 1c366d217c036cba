package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.Body;
import dev.muster.api.http.ContentType;
import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Parameters;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.json.JsonReader;
import dev.muster.api.json.Members;
import dev.muster.api.problem.Checked;
import dev.muster.api.problem.Findings;
import dev.muster.core.job.JobId;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Terms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a job that exists is asked to do.
 *
 * @param job its id, as far as the path can tell
 */
record VerbRequest(String job, Terms terms) {

    /** Reads requests whose body may be left out. */
    record Reader(JsonReader json, Limits limits) {
        static Reader of(Limits limits) {
            return new Reader(new JsonReader(JsonLimits.of(limits)), limits);
        }

        /**
         * Reads a request.
         *
         * @param terms takes those members of the body that the verb knows
         */
        Checked<VerbRequest> read(Call call, Function<TermsRequest, Terms> terms) {
            return Parameters.of(call.request(), Set.of())
                    .then(none -> IdempotencyKey.of(call.request()))
                    .then(key -> body(call))
                    .then(body -> read(body, terms))
                    .then(read -> job(call).map(job -> new VerbRequest(job, read)));
        }

        private Checked<Json> body(Call call) {
            Body body = call.request().body();
            return body.size() == 0
                    ? Checked.good(Json.object())
                    : ContentType.of(call.request(), List.of("application/json"))
                            .then(type -> json.read(body.bytes()));
        }

        private Checked<Terms> read(Json body, Function<TermsRequest, Terms> terms) {
            Findings findings = new Findings();
            Optional<Terms> read = Members.of(body, JsonPointer.ROOT, findings).map(members -> {
                Terms taken = terms.apply(new TermsRequest(members, limits, findings));
                members.refuseOthers();
                return taken;
            });
            return findings.unlessAny(read::orElseThrow);
        }

        private static Checked<String> job(Call call) {
            return Optional.of(call.parameter("id"))
                    .filter(JobId::isOne)
                    .map(Checked::good)
                    .orElseGet(() -> Checked.refused(Problem.Kind.NOT_FOUND, "there is no such job"));
        }
    }
}
