package dev.muster.aws.stores;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container, which is gone when this process ends. */
final class LocalStack {
    /** A gigabyte is loaded the first time. */
    private static final Duration START = Duration.ofMinutes(10);

    private static final Duration ANSWER = Duration.ofMinutes(2);

    private LocalStack() {}

    /** Why it cannot run here. Testcontainers tries the engine on small images of its own, which it may have to fetch. */
    static Optional<String> missing() {
        return CompletableFuture.supplyAsync(
                                () -> DockerClientFactory.instance().isDockerAvailable())
                        .completeOnTimeout(false, ANSWER.toSeconds(), TimeUnit.SECONDS)
                        .join()
                ? Optional.empty()
                : Optional.of("no Docker engine is here that runs containers");
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
