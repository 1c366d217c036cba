package dev.muster.core.job;

/** The port that publishes the end of jobs. */
public interface JobEvents {

    /** Publishes the end of the job at least once; throws when it cannot before the deadline. */
    void publish(Job ended);
}
