package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Call;
import dev.muster.api.dialect.Remembered;
import dev.muster.api.dialect.Submission;
import dev.muster.api.http.IdempotencyKey;
import dev.muster.api.http.Response;
import dev.muster.api.problem.Checked;
import dev.muster.core.flow.Cancel;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Release;
import dev.muster.core.flow.Retry;
import dev.muster.core.flow.Submit;
import dev.muster.core.flow.Submitted;
import dev.muster.core.flow.Undo;
import dev.muster.core.job.Limits;
import dev.muster.core.job.Problem;
import dev.muster.core.job.Terms;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /v1/jobs/{id}/cancel}, {@code release}, {@code retry} and {@code undo}: what is done with jobs that exist. */
final class ActOnJob {
    private final Cancel cancel;
    private final Release release;
    private final Retry retry;
    private final Undo undo;
    private final Submission submission;
    private final Remembered remembered;
    private final VerbRequest.Reader reader;

    ActOnJob(Ports ports, Limits limits) {
        this.cancel = ports.cancel();
        this.release = ports.release();
        this.retry = ports.retry();
        this.undo = ports.undo();
        this.submission = new Submission(ports, limits);
        this.remembered = new Remembered(ports);
        this.reader = VerbRequest.Reader.of(limits);
    }

    Checked<Response> cancel(Call call) {
        return reader.read(call, none -> Terms.USUAL)
                .then(request -> once(call, key -> cancel.cancel(call.caller(), request.job(), call.deadline())))
                .map(result -> JobAnswer.of(result, result.standing().job().hasEnded()));
    }

    Checked<Response> release(Call call) {
        return reader.read(call, none -> Terms.USUAL)
                .then(request -> once(call, key -> release.release(call.caller(), request.job(), key, call.deadline())))
                .map(JobAnswer::of);
    }

    Checked<Response> retry(Call call) {
        return reader.read(call, TermsRequest::kept)
                .then(request -> submission.begin(
                        call,
                        Duration.ZERO,
                        key -> retry.retry(call.caller(), request.job(), request.terms(), key, call.deadline())))
                .map(JobAnswer::of);
    }

    Checked<Response> undo(Call call) {
        return reader.read(call, TermsRequest::all)
                .then(request -> submission.begin(
                        call,
                        Duration.ZERO,
                        key -> undo.undo(call.caller(), request.job(), request.terms(), key, call.deadline())))
                .map(JobAnswer::of);
    }

    /** What may make no job has no job to remember a key by: which job it came to is remembered instead. */
    private Checked<Submission.Result> once(Call call, Function<Optional<Submit.Key>, Submitted> flow) {
        return IdempotencyKey.of(call.request())
                .then(key -> remembered.answer(call, () -> id(flow.apply(key))))
                .then(id -> submission.await(
                        call, id.body(), id.headers().containsKey(IdempotencyKey.REPLAYED), Duration.ZERO));
    }

    private static Checked<Response> id(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Refused(Problem problem) -> Checked.refused(problem);
            case Submitted.Accepted accepted -> {
                Response id = Response.of(202, "text/plain", accepted.job().id());
                yield Checked.good(accepted.replayed() ? id.with(IdempotencyKey.REPLAYED, "true") : id);
            }
        };
    }
}
