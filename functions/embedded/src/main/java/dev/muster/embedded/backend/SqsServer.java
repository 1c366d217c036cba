package dev.muster.embedded.backend;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.muster.embedded.template.LocalAws;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ with its messages in memory. */
final class SqsServer implements AutoCloseable {
    private static final String QUIET = """
            pekko {
              daemonic = on
              loglevel = OFF
              stdout-loglevel = OFF
              loggers = []
              logging-filter = "org.apache.pekko.event.DefaultLoggingFilter"
            }
            """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private SqsServer(ActorSystem actors, SQSRestServer server) {
        this.actors = actors;
        this.server = server;
        endpoint = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    static SqsServer start() {
        Config config = ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load());
        ActorSystem actors = ActorSystem.create("elasticmq", config);
        SQSRestServer server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withDynamicPort()
                .withAWSRegion(LocalAws.REGION)
                .withAWSAccountId(LocalAws.ACCOUNT)
                .start();
        return new SqsServer(actors, server);
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        actors.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
