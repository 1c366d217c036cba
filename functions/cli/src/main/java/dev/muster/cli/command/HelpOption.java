package dev.muster.cli.command;

import picocli.CommandLine.Option;

/** The option that picocli acts on itself. */
final class HelpOption {
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 905,
            description = "Show this help.")
    private boolean help;
}
