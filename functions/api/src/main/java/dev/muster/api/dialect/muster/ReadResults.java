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
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code GET /v1/jobs/{id}/results}: the outcome of every selected person, one line each, in pages. */
final class ReadResults {
    private static final List<String> OUTCOMES = Stream.concat(
                    Stream.of(Outcome.values()).map(Outcome::code),
                    Stream.of(Results.Line.REPEATED, Results.Line.PENDING))
            .toList();

    private final Cursors cursors;

    ReadResults(Cursors cursors) {
        this.cursors = cursors;
    }

    Validated<ApiResponse> respond(AuthenticatedRequest call, JobLookup lookup) {
        return QueryParameters.of(call.request(), Set.of("outcome", "limit", "cursor"))
                .flatMap(queryParameters -> wanted(call, lookup, queryParameters)
                        .flatMap(wanted -> lookup.find(call)
                                .flatMap(status -> page(call, status.job(), queryParameters, wanted))));
    }

    /**
     * The lines that a request asks for.
     *
     * @param outcomes the names of their outcomes; empty for all
     * @param limit most lines of a page
     */
    private record Wanted(ResultForm format, Set<String> outcomes, int limit) {}

    private static Validated<Wanted> wanted(
            AuthenticatedRequest call, JobLookup lookup, QueryParameters queryParameters) {
        return format(call, lookup)
                .flatMap(format -> outcomes(queryParameters)
                        .flatMap(outcomes -> queryParameters
                                .number("limit", 1, ResultLines.MAX_LINES, ResultLines.MAX_LINES)
                                .map(limit -> new Wanted(format, outcomes, limit))));
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

    /** Returns the outcomes, which the parameter separates by commas, in one order. */
    private static Validated<Set<String>> outcomes(QueryParameters queryParameters) {
        List<String> sent = queryParameters.get("outcome").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
        return sent.stream()
                .filter(outcome -> !OUTCOMES.contains(outcome))
                .findFirst()
                .<Validated<Set<String>>>map(unknown -> QueryParameters.rejected(
                        "outcome",
                        "names \"%s\"; it must be one or more of %s, separated by commas"
                                .formatted(shorten(unknown), String.join(", ", OUTCOMES))))
                .orElseGet(() -> Validated.valid(new TreeSet<>(sent)));
    }

    private static String shorten(String outcome) {
        return outcome.length() <= 64 ? outcome : outcome.substring(0, 64) + "…";
    }

    private Validated<ApiResponse> page(
            AuthenticatedRequest call, Job job, QueryParameters queryParameters, Wanted wanted) {
        String path = JobDocument.address(job) + "/results";
        PageLinks pageLinks =
                new PageLinks(cursors, call, path, "GET " + path + "?outcome=" + String.join(",", wanted.outcomes()));
        return pageLinks.position(queryParameters).map(sent -> {
            Position from = sent.map(ReadResults::position).orElse(Position.FIRST);
            ResultLines.Gathered page =
                    new ResultLines(call, wanted.format(), wanted.limit()).gather(job, from, wanted.outcomes());
            ApiResponse response = ApiResponse.of(200, wanted.format().mediaType(), page.text())
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
