package dev.muster.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar. */
final class CliVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Package own = CliVersion.class.getPackage();
        return new String[] {
            "muster " + Optional.ofNullable(own.getImplementationVersion()).orElse("(built from classes)")
        };
    }
}
