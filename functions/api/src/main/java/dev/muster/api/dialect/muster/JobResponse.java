package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.JobSubmission;
import dev.muster.api.http.ApiResponse;
import dev.muster.aws.json.JsonWriter;

/** The response with a job: 200 when the job has ended, 202 when it continues. */
final class JobResponse {
    private JobResponse() {}

    /** Returns the response; the status is 200 when the job ended within the wait. */
    static ApiResponse of(JobSubmission.Result result) {
        return of(
                result,
                switch (result) {
                    case JobSubmission.Result.Done _ -> true;
                    case JobSubmission.Result.Accepted _ -> false;
                });
    }

    /** Returns the response with a job that waits for its file. */
    static ApiResponse created(JobSubmission.Result result) {
        return of(result, 201);
    }

    static ApiResponse of(JobSubmission.Result result, boolean hasEnded) {
        return of(result, hasEnded ? 200 : 202);
    }

    private static ApiResponse of(JobSubmission.Result result, int status) {
        String document = JsonWriter.write(JobDocument.of(result.status()));
        ApiResponse response = ApiResponse.of(status, "application/json", document);
        return result.addHeaders(response).with("Location", result.address());
    }
}
