package dev.muster.cli.admin;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.terminal.CliHost;
import java.util.Optional;

/** AWS credentials of the environment variables that all AWS tools read. */
public record AwsCredentials(String accessKey, String secretKey, Optional<String> sessionToken) {

    /**
     * Reads the credentials.
     *
     * @throws CliFailure if there are none
     */
    public static AwsCredentials of(CliHost host) {
        return new AwsCredentials(
                required(host, "AWS_ACCESS_KEY_ID"),
                required(host, "AWS_SECRET_ACCESS_KEY"),
                host.variable("AWS_SESSION_TOKEN"));
    }

    private static String required(CliHost host, String name) {
        return host.variable(name)
                .orElseThrow(
                        () -> new CliFailure(
                                ExitCode.DENIED,
                                name + " is not set",
                                "Set the credentials of AWS, for example: eval \"$(aws configure export-credentials --format env)\""));
    }
}
