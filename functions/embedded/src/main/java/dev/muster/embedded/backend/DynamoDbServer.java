package dev.muster.embedded.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local behind our own Jetty. The server that comes with it binds every address of the machine, needs a fixed
 * port and sends telemetry.
 */
final class DynamoDbServer implements AutoCloseable {
    private final LocalDynamoDBServerHandler handler;
    private final Server server;

    private DynamoDbServer(LocalDynamoDBServerHandler handler, Server server) {
        this.handler = handler;
        this.server = server;
    }

    /** Starts a server that keeps its tables in the folder, or in memory if there is none. */
    static DynamoDbServer start(Optional<Path> data) {
        data.ifPresent(DynamoDbServer::create);
        try {
            return listen(data);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start: " + e.getMessage(), e);
        }
    }

    private static DynamoDbServer listen(Optional<Path> data) throws Exception {
        DynamoDBRequestHandler requests = data.isPresent() ? DiskRequestHandler.open(data.get()) : inMemory();
        LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requests, null);
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(handler);
        server.start();
        return new DynamoDbServer(handler, server);
    }

    private static DynamoDBRequestHandler inMemory() {
        // One database for all credentials, so that every client on the machine sees the tables.
        boolean oneDatabase = true;
        return new LocalDynamoDBRequestHandler(0, true, null, oneDatabase, false);
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder, e);
        }
    }

    URI endpoint() {
        int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop: " + e.getMessage(), e);
        } finally {
            handler.close();
        }
    }
}
