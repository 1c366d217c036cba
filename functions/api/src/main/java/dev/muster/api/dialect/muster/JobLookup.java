package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.flow.job.JobStatus;
import dev.muster.core.job.JobId;
import java.util.Optional;

/** How a request finds the job of its path. */
enum JobLookup {
    /** With a Muster API key: every job that the caller may read. */
    READABLE {
        @Override
        Optional<JobStatus> find(AuthenticatedRequest call, String id) {
            return call.engine().readableJobs().find(call.context(), id);
        }

        @Override
        JsonValue links(JobStatus status) {
            return JobLinks.of(status);
        }
    },
    /** With a credential of another dialect: the jobs that this credential has made, and no actions on them. */
    MADE_WITH_CREDENTIAL {
        @Override
        Optional<JobStatus> find(AuthenticatedRequest call, String id) {
            return call.engine().readableJobs().findMade(call.context(), id);
        }

        @Override
        JsonValue links(JobStatus status) {
            return JobLinks.readOnly(status);
        }
    };

    abstract Optional<JobStatus> find(AuthenticatedRequest call, String id);

    abstract JsonValue links(JobStatus status);

    /** Returns the job of the path; a malformed id is never looked up. */
    Validated<JobStatus> find(AuthenticatedRequest call) {
        return Optional.of(call.parameter("id"))
                .filter(JobId::isValid)
                .flatMap(id -> find(call, id))
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(ApiProblem.Kind.NOT_FOUND, "there is no such job"));
    }
}
