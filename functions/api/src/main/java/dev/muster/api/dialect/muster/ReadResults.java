package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.http.Accept;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Report;
import dev.muster.core.flow.Results;
import dev.muster.core.flow.Results.Position;
import dev.muster.core.job.Job;
import dev.muster.core.job.Problem;
import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code GET /v1/jobs/{id}/results}: what became of every selected person, a line each, a page at a time. */
final class ReadResults {
    private static final List<String> OUTCOMES = Stream.concat(
                    Stream.of(Outcome.values()).map(Outcome::word), Stream.of(Results.Line.PENDING))
            .toList();

    private final Report report;
    private final Results results;
    private final Cursors cursors;

    ReadResults(Ports ports, Cursors cursors) {
        this.report = ports.report();
        this.results = ports.results();
        this.cursors = cursors;
    }

    Checked<Response> answer(Call call) {
        return Parameters.of(call.request(), Set.of("outcome", "cursor"))
                .then(parameters -> form(call)
                        .then(form -> outcome(parameters)
                                .then(outcome -> ReadJobs.find(report, call)
                                        .then(standing -> page(call, standing.job(), parameters, outcome, form)))));
    }

    private static Checked<ResultForm> form(Call call) {
        return Accept.choose(call.request().header("accept"), ResultForm.names())
                .map(name -> Checked.good(ResultForm.of(name)))
                .orElseGet(() -> Checked.refused(
                        Problem.Kind.NOT_ACCEPTABLE,
                        "results are to be had as " + String.join(" or ", ResultForm.names())));
    }

    private static Checked<Optional<String>> outcome(Parameters parameters) {
        Optional<String> outcome = parameters.get("outcome");
        return outcome.isEmpty() || OUTCOMES.contains(outcome.get())
                ? Checked.good(outcome)
                : Parameters.refused("outcome", "must be one of " + String.join(", ", OUTCOMES));
    }

    private Checked<Response> page(
            Call call, Job job, Parameters parameters, Optional<String> outcome, ResultForm form) {
        String path = JobDocument.address(job) + "/results";
        Paging paging = new Paging(cursors, call, path, "GET " + path + "?outcome=" + outcome.orElse(""));
        return paging.position(parameters).map(sent -> {
            Position from = sent.map(ReadResults::position).orElse(Position.FIRST);
            ResultLines.Gathered page = new ResultLines(results, form).gather(job, from, outcome, call.deadline());
            Response response = Response.of(200, form.mediaType(), page.text());
            return page.next()
                    .map(next -> response.with("Link", paging.link(parameters, paging.cursor(text(next)))))
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
