package dev.muster.cli;

/** The exit codes of the command line, described in docs/cli.md. */
public enum ExitCode {
    /** Everything asked for is done. */
    DONE(0),
    /** Some people were refused, not found, skipped or failed, or the request failed. */
    INCOMPLETE(1),
    /** The command line or the file is invalid; nothing was changed. */
    USAGE(2),
    /** A guard stopped the change: max_affected, max_refused or the confirmation. */
    GUARDED(3),
    /** The key is missing, unknown, or not allowed to do this. */
    DENIED(4),
    /** The job had not finished within the time of {@code --wait}. */
    UNFINISHED(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** Returns the number that the process exits with. */
    public int number() {
        return number;
    }
}
