package dev.muster.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.utils.Lazy;

/**
 * The credentials Lambda gives a function: in its environment, or, after a snapshot was restored, at an address that its
 * environment names, since what a snapshot holds is out of date. System properties stand in for the environment where
 * functions share a process.
 */
final class FunctionCredentials implements AwsCredentialsProvider {
    private final Lazy<AwsCredentialsProvider> source = new Lazy<>(FunctionCredentials::source);

    private static AwsCredentialsProvider source() {
        if (System.getProperty("aws.accessKeyId") != null) {
            return SystemPropertyCredentialsProvider.create();
        }
        if (System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null) {
            return ContainerCredentialsProvider.create();
        }
        return EnvironmentVariableCredentialsProvider.create();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return source.getValue().resolveCredentials();
    }
}
