package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.Submission;
import dev.muster.api.http.Response;
import dev.muster.api.json.JsonWriter;

/** Answers with the job a request came to: 200 with a job that is done, 202 with one that goes on. */
final class JobAnswer {
    private JobAnswer() {}

    /** Done is what the caller waited for. */
    static Response of(Submission.Result result) {
        return of(
                result,
                switch (result) {
                    case Submission.Result.Done done -> true;
                    case Submission.Result.Accepted accepted -> false;
                });
    }

    static Response of(Submission.Result result, boolean isDone) {
        String document = JsonWriter.write(JobDocument.of(result.standing()));
        Response response = Response.of(isDone ? 200 : 202, "application/json", document);
        return result.announce(response).with("Location", result.address());
    }
}
