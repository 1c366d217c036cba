package dev.muster.cli.command;

import dev.muster.cli.job.Job;
import dev.muster.cli.terminal.Output;
import picocli.CommandLine.Command;

/** {@code muster release}: runs a preview, or a job that is held. */
@Command(
        name = "release",
        description = "Run a preview for real, over exactly the people that it found; or a job that is held.",
        footer = {
            "  muster release 01K00000000000000000000000",
            "  muster release 01K00000000000000000000000 --yes --wait 600"
        })
final class ReleaseCommand extends ActionCommand {
    ReleaseCommand(Output output) {
        super(output);
    }

    @Override
    String verb() {
        return "release";
    }

    /** A preview knows how many it would change; of a held job only the selected are known. */
    @Override
    long people(Job job) {
        return job.isDryRun() ? job.affected() : job.total("selected");
    }

    @Override
    String question() {
        return "Change %,d people?";
    }
}
