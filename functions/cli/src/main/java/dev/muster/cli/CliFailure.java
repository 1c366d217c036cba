package dev.muster.cli;

import java.util.Optional;

/** The end of a command by an expected error: what is wrong, what to do next, and the exit code. */
public class CliFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String advice;

    /**
     * Creates a failure.
     *
     * @param advice what to do next; may be empty
     */
    public CliFailure(ExitCode code, String message, String advice) {
        super(message);
        this.code = code;
        this.advice = advice;
    }

    /** Returns an error of the command line or of a file. */
    public static CliFailure usage(String message, String advice) {
        return new CliFailure(ExitCode.USAGE, message, advice);
    }

    /** Returns the exit code. */
    public ExitCode code() {
        return code;
    }

    /** Returns what is wrong. */
    public String text() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    /** Returns what to do next; empty if there is nothing to say. */
    public String advice() {
        return advice;
    }
}
