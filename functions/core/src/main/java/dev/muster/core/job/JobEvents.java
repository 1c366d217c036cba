package dev.muster.core.job;

/** Port: where the world is told that jobs have ended. */
public interface JobEvents {

    /** Tells of an ended job. It may be told twice of one; throws when it could not be told before the deadline. */
    void publish(Job ended);
}
