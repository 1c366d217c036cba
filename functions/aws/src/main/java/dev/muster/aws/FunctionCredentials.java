package dev.muster.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.utils.Lazy;

/**
 * The credentials that Lambda gives a function. Lambda puts them into the environment. After it restores a snapshot, it
 * serves them at an address that the environment names, because the snapshot holds expired ones. System properties
 * replace the environment where several functions share a process.
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
