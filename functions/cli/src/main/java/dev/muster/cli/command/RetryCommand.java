package dev.muster.cli.command;

import dev.muster.cli.job.Job;
import dev.muster.cli.terminal.Output;
import picocli.CommandLine.Command;

/** {@code muster retry}: tries again with the people who failed or were skipped. */
@Command(
        name = "retry",
        description = "Try again with the people of a job who failed or were skipped.",
        footer = {"  muster retry 01K00000000000000000000000", "  muster retry 01K00000000000000000000000 --yes"})
final class RetryCommand extends ActionCommand {
    RetryCommand(Output output) {
        super(output);
    }

    @Override
    String verb() {
        return "retry";
    }

    @Override
    long people(Job job) {
        return job.total("failed") + job.total("skipped");
    }

    @Override
    String question() {
        return "Try again with %,d people?";
    }
}
