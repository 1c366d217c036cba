package dev.muster.simulation;

/** What can catch a mistake. */
enum BugProof {
    /** Seed after seed of worlds full of bad luck. */
    SEEDS,
    TWO_BATCHES,
    TWO_JOBS,
    TWO_PLANNERS,
    GIVEN_UP,
    GIVEN_UP_AFTER_A_DEATH,
    NEWCOMER,
    SLOW_SLOT,
    READ_WHILE_PLANNED,
    PAST_ITS_TIME
}
