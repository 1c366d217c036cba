package dev.muster.aws.stores;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container, which ends with this process. */
final class LocalStack {
    /** Time for the first start, which downloads a gigabyte. */
    private static final Duration START = Duration.ofMinutes(10);

    private static final Duration CHECK = Duration.ofMinutes(2);

    private LocalStack() {}

    /**
     * Returns the reason why LocalStack cannot run, if any. Testcontainers checks the engine with small images, which
     * it may download.
     */
    static Optional<String> missing() {
        return CompletableFuture.supplyAsync(
                                () -> DockerClientFactory.instance().isDockerAvailable())
                        .completeOnTimeout(false, CHECK.toSeconds(), TimeUnit.SECONDS)
                        .join()
                ? Optional.empty()
                : Optional.of("no Docker engine is available");
    }

    static TestBackend start() {
        String image = "localstack/localstack:" + System.getProperty("localstack.version");
        LocalStackContainer container =
                new LocalStackContainer(DockerImageName.parse(image)).withServices("dynamodb", "sqs", "events");
        Optional.ofNullable(System.getenv("LOCALSTACK_AUTH_TOKEN"))
                .ifPresent(token -> container.withEnv("LOCALSTACK_AUTH_TOKEN", token));
        try {
            CompletableFuture.runAsync(container::start)
                    .orTimeout(START.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            throw new IllegalStateException(image + " did not start within " + START, failure.getCause());
        }
        return RemoteBackend.at(container.getEndpoint());
    }
}
