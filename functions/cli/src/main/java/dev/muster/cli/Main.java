package dev.muster.cli;

import dev.muster.cli.terminal.CliHost;

/** The command line as a program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(MusterCli.run(CliHost.ofProcess(), arguments));
    }
}
