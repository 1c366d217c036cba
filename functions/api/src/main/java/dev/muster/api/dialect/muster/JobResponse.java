package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.api.json.JsonWriter;

/** Answers with the job a request came to: 200 with a job that is done, 202 with one that goes on. */
final class JobResponse {
    private JobResponse() {}

    /** Done is what the caller waited for. */
    static ApiResponse of(JobSubmission.Result result) {
        return of(
                result,
                switch (result) {
                    case JobSubmission.Result.Done _ -> true;
                    case JobSubmission.Result.Accepted _ -> false;
                });
    }

    static ApiResponse of(JobSubmission.Result result, boolean isDone) {
        String document = JsonWriter.write(JobDocument.of(result.standing()));
        ApiResponse response = ApiResponse.of(isDone ? 200 : 202, "application/json", document);
        return result.addHeaders(response).with("Location", result.address());
    }
}
