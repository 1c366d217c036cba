package dev.muster.aws.stores;

import dev.muster.embedded.backend.BusEvent;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The backend of the store tests: embedded in this process, LocalStack in a container, or a server at an address. The
 * properties {@code backend} and {@code backend.endpoint} choose.
 */
public interface TestBackend {

    URI dynamoDb();

    URI sqs();

    URI eventBus();

    Region region();

    /** Returns the name of a table or queue of the template on this backend. */
    String name(String declared);

    /** Returns all events on the default bus since the backend started. */
    List<BusEvent> events();

    /** Returns the backend of this process, which starts at the first call. */
    static TestBackend chosen() {
        return Chosen.BACKEND;
    }

    /** Returns the reason why the chosen backend is not available, if any. */
    static Optional<String> missing() {
        return endpoint().isEmpty() && isLocalStack() ? LocalStack.missing() : Optional.empty();
    }

    private static TestBackend start() {
        if (endpoint().isPresent()) {
            return RemoteBackend.at(URI.create(endpoint().get()));
        }
        return isLocalStack() ? LocalStack.start() : EmbeddedBackend.start();
    }

    private static boolean isLocalStack() {
        String kind = System.getProperty("backend", "");
        if (!List.of("", "localstack").contains(kind)) {
            throw new IllegalArgumentException("-Dbackend=" + kind + "; the only value is localstack");
        }
        return kind.equals("localstack");
    }

    private static Optional<String> endpoint() {
        return Optional.ofNullable(System.getProperty("backend.endpoint")).filter(address -> !address.isBlank());
    }

    /** Starts the backend once. */
    final class Chosen {
        private static final TestBackend BACKEND = start();

        private Chosen() {}
    }
}
