package dev.muster.aws.stores;

import dev.muster.embedded.backend.BusEvent;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LocalAws;
import dev.muster.embedded.template.SamTemplate;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.regions.Region;

/** DynamoDB Local, ElasticMQ and an event bus in this process. */
record EmbeddedBackend(EmbeddedBackends backends, List<BusEvent> events) implements TestBackend {

    static EmbeddedBackend start() {
        SamTemplate template = SamTemplate.read(Path.of("..", "..", "template.yaml"));
        EmbeddedBackend started = new EmbeddedBackend(EmbeddedBackends.inMemory(), new CopyOnWriteArrayList<>());
        started.backends.create(template.tables(), template.queues());
        started.backends.listen(started.events::add);
        return started;
    }

    @Override
    public URI dynamoDb() {
        return backends.dynamoDbEndpoint();
    }

    @Override
    public URI sqs() {
        return backends.sqsEndpoint();
    }

    @Override
    public URI eventBus() {
        return backends.eventBusEndpoint();
    }

    @Override
    public Region region() {
        return Region.of(LocalAws.REGION);
    }

    @Override
    public String name(String declared) {
        return declared;
    }
}
