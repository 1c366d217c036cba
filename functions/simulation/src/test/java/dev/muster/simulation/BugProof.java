package dev.muster.simulation;

/** The proof that catches a planted bug. */
enum BugProof {
    /** The random runs of {@link SimulationRun}, one seed after the other. */
    SEEDS,
    /** Those of the random runs with a session that undoes and redoes. */
    SESSIONS,
    TWO_BATCHES,
    TWO_JOBS,
    TWO_PLANNERS,
    DEAD_LETTER,
    DEAD_LETTER_AFTER_A_CRASH,
    NEWCOMER,
    SLOW_SLOT,
    READ_WHILE_PLANNED,
    LATE_UNDO,
    CLOSE_AND_PART,
    TWO_FILE_PLANNERS,
    OLD_COPY,
    CREATION,
    CREATION_AGAIN,
    MOVED_KEY,
    PAST_ITS_TIME,
    PAST_ITS_HOLD,
    /** The sequences of {@link RoleScenario}. */
    ROLE_SEQUENCES
}
