package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.http.ContentNegotiation;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.flow.job.Results;
import dev.muster.core.flow.job.Results.Position;
import dev.muster.core.job.Job;
import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code GET /v1/jobs/{id}/results}: the outcome of every selected person, one line each, in pages. */
final class ReadResults {
    private static final List<String> OUTCOMES = Stream.concat(
                    Stream.of(Outcome.values()).map(Outcome::code), Stream.of(Results.Line.PENDING))
            .toList();

    private final Cursors cursors;

    ReadResults(Cursors cursors) {
        this.cursors = cursors;
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call, JobLookup lookup) {
        return QueryParameters.of(call.request(), Set.of("outcome", "cursor"))
                .flatMap(queryParameters -> format(call, lookup)
                        .flatMap(format -> outcome(queryParameters)
                                .flatMap(outcome -> lookup.find(call)
                                        .flatMap(status ->
                                                page(call, status.job(), queryParameters, outcome, format)))));
    }

    /** Clients of other dialects accept the media types of their dialect only, so they get the default form. */
    private static Validated<ResultForm> format(AuthenticatedRequest call, JobLookup lookup) {
        return ContentNegotiation.choose(call.request().header("accept"), ResultForm.names())
                .or(() -> lookup == JobLookup.READABLE
                        ? Optional.empty()
                        : Optional.of(ResultForm.names().getFirst()))
                .map(name -> Validated.valid(ResultForm.of(name)))
                .orElseGet(() -> Validated.invalid(
                        ApiProblem.Kind.NOT_ACCEPTABLE,
                        "results are available as " + String.join(" or ", ResultForm.names())));
    }

    private static Validated<Optional<String>> outcome(QueryParameters queryParameters) {
        Optional<String> outcome = queryParameters.get("outcome");
        return outcome.isEmpty() || OUTCOMES.contains(outcome.get())
                ? Validated.valid(outcome)
                : QueryParameters.rejected("outcome", "must be one of " + String.join(", ", OUTCOMES));
    }

    private Validated<ApiResponse> page(
            AuthenticatedRequest call,
            Job job,
            QueryParameters queryParameters,
            Optional<String> outcome,
            ResultForm format) {
        String path = JobDocument.address(job) + "/results";
        PageLinks pageLinks = new PageLinks(cursors, call, path, "GET " + path + "?outcome=" + outcome.orElse(""));
        return pageLinks.position(queryParameters).map(sent -> {
            Position from = sent.map(ReadResults::position).orElse(Position.FIRST);
            ResultLines.Gathered page = new ResultLines(call, format).gather(job, from, outcome);
            ApiResponse response = ApiResponse.of(200, format.mediaType(), page.text())
                    .countingFor(page.read().calls());
            return page.next()
                    .map(next -> response.with("Link", pageLinks.link(queryParameters, pageLinks.cursor(text(next)))))
                    .orElse(response);
        });
    }

    private static Position position(String text) {
        String[] numbers = text.split("/", 2);
        return new Position(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    private static String text(Position position) {
        return position.batch() + "/" + position.person();
    }
}
