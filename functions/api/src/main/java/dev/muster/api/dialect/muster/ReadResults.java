package dev.muster.api.dialect.muster;

import dev.muster.api.csv.CsvWriter;
import dev.muster.api.dialect.Call;
import dev.muster.api.http.Accept;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.Parameters;
import dev.muster.api.http.Response;
import dev.muster.api.json.Json;
import dev.muster.api.json.JsonWriter;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Report;
import dev.muster.core.flow.Results;
import dev.muster.core.job.Job;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Result;
import dev.muster.core.person.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /v1/jobs/{id}/results}: what became of every selected person, a line each, a page at a time. */
final class ReadResults {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final List<String> FORMS = List.of(NDJSON, CSV);
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

    private static Checked<String> form(Call call) {
        return Accept.choose(call.request().header("accept"), FORMS)
                .map(Checked::good)
                .orElseGet(() -> Checked.refused(
                        Problem.Kind.NOT_ACCEPTABLE, "results are to be had as " + String.join(" or ", FORMS)));
    }

    private static Checked<Optional<String>> outcome(Parameters parameters) {
        Optional<String> outcome = parameters.get("outcome");
        return outcome.isEmpty() || OUTCOMES.contains(outcome.get())
                ? Checked.good(outcome)
                : Parameters.refused("outcome", "must be one of " + String.join(", ", OUTCOMES));
    }

    private Checked<Response> page(Call call, Job job, Parameters parameters, Optional<String> outcome, String form) {
        String path = JobDocument.address(job) + "/results";
        Paging paging = new Paging(cursors, call, path, "GET " + path + "?outcome=" + outcome.orElse(""));
        return paging.position(parameters).map(position -> {
            Results.Page page = results.page(
                    job,
                    position.map(text -> new Results.Position(Integer.parseInt(text), 0))
                            .orElse(Results.Position.FIRST),
                    outcome,
                    call.deadline());
            Response response = Response.of(200, type(form), lines(page, form));
            return page.next().isPresent()
                    ? response.with(
                            "Link",
                            paging.link(
                                    parameters,
                                    paging.cursor(
                                            Integer.toString(page.next().get().batch()))))
                    : response;
        });
    }

    private static String type(String form) {
        return form.equals(CSV) ? CSV + "; charset=utf-8; header=present" : form;
    }

    private static String lines(Results.Page page, String form) {
        return form.equals(CSV)
                ? CsvWriter.row(List.of("id", "outcome", "reason"))
                        + page.lines().stream().map(ReadResults::csv).collect(Collectors.joining())
                : page.lines().stream().map(ReadResults::json).collect(Collectors.joining());
    }

    private static String csv(Results.Line line) {
        return CsvWriter.row(List.of(line.id(), line.word(), reason(line)));
    }

    private static String json(Results.Line line) {
        return JsonWriter.write(Json.object(
                        Json.member("id", line.id()),
                        Json.member("outcome", line.word()),
                        Json.member("reason", reason(line))))
                + "\n";
    }

    private static String reason(Results.Line line) {
        return line.result().map(Result::reason).orElse("");
    }
}
