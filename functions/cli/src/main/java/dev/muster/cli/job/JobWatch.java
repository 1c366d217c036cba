package dev.muster.cli.job;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.http.ApiResponse;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.terminal.Output;
import dev.muster.cli.terminal.ProgressBar;
import java.util.function.Predicate;

/** Follows a job with its progress until it has ended. Reads it rarely when little moves. */
public record JobWatch(ApiClient client, Output output, WaitLimit limit) {
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 2_000;

    /** Follows the job until it has ended, or the time is over. */
    public Job follow(Job job, String label) {
        return follow(job, label, Job::hasEnded);
    }

    /** Follows the job until it is as wanted, or the time is over. */
    public Job follow(Job job, String label, Predicate<Job> isReached) {
        ProgressBar bar = new ProgressBar(output, label);
        try {
            return follow(job, bar, isReached);
        } finally {
            bar.end();
        }
    }

    private Job follow(Job from, ProgressBar bar, Predicate<Job> isReached) {
        long start = System.nanoTime();
        Job job = from;
        String tag = "";
        long pause = SHORTEST_MILLIS;
        while (!isReached.test(job) && !limit.isOver(start)) {
            show(job, bar);
            sleep(pause);
            ApiRequest read = ApiRequest.get(JobRequests.path(job.id(), ""));
            ApiResponse response = client.send(tag.isEmpty() ? read : read.with("If-None-Match", tag));
            boolean hasMoved = response.status() != 304;
            job = hasMoved ? new Job(response.json()) : job;
            tag = response.header("etag").orElse("");
            pause = hasMoved ? SHORTEST_MILLIS * 2 : Math.min(LONGEST_MILLIS, pause * 3 / 2);
        }
        show(job, bar);
        return job;
    }

    private static void show(Job job, ProgressBar bar) {
        // The number of selected people still grows while the job is planned.
        if (!job.state().equals("planning")) {
            bar.show(job.done(), job.total("selected"), JsonObject.empty().with("job", job.id()));
        }
    }

    /** Returns the job if it has ended. */
    public static Job requireEnded(Job job, String advice) {
        if (!job.hasEnded()) {
            throw new CliFailure(
                    ExitCode.UNFINISHED, "job " + job.id() + " has not finished in the time of --wait", advice);
        }
        return job;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliFailure(ExitCode.INCOMPLETE, "interrupted", "");
        }
    }
}
