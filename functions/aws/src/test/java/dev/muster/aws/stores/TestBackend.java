package dev.muster.aws.stores;

import dev.muster.embedded.backend.BusEvent;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The stores that contracts are held against: embedded in this process, or LocalStack in a container, or whatever listens
 * at an address. The properties {@code backend} and {@code backend.endpoint} choose.
 */
public interface TestBackend {

    URI dynamoDb();

    URI sqs();

    URI eventBus();

    Region region();

    /** What a table or queue of the template is called there. */
    String name(String declared);

    /** Every event that was put on the default bus since this backend started. */
    List<BusEvent> events();

    /** The one of this process, which starts when it is first asked for. */
    static TestBackend chosen() {
        return Chosen.BACKEND;
    }

    /** Why the backend that was asked for cannot be had here, if it cannot. */
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
            throw new IllegalArgumentException("-Dbackend=" + kind + ": there is no backend of this kind");
        }
        return kind.equals("localstack");
    }

    private static Optional<String> endpoint() {
        return Optional.ofNullable(System.getProperty("backend.endpoint")).filter(address -> !address.isBlank());
    }

    /** Starts it once. */
    final class Chosen {
        private static final TestBackend BACKEND = start();

        private Chosen() {}
    }
}
