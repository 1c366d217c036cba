package dev.muster.local.runtime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that answers every request with an empty JSON object. As AWS does, it sends no Keep-Alive header and keeps
 * its connections open.
 */
final class CountedConnections implements AutoCloseable {
    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ServerSocket server;

    private CountedConnections(ServerSocket server) {
        this.server = server;
    }

    static CountedConnections start() throws IOException {
        CountedConnections started = new CountedConnections(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(started::accept);
        return started;
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns the number of connections so far. */
    int count() {
        return count.get();
    }

    /** Returns the number of requests so far. */
    int requests() {
        return requests.get();
    }

    /** Returns the end of the connection that the client closes first. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket connection = server.accept();
                count.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            ended.complete(null);
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream input = new BufferedInputStream(connection.getInputStream())) {
            for (String head = head(input); !head.isEmpty(); head = head(input)) {
                Matcher length = LENGTH.matcher(head);
                input.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
                requests.incrementAndGet();
                connection.getOutputStream().write(RESPONSE);
            }
        } catch (IOException broken) {
            // The client has closed the connection.
        }
        ended.complete(null);
    }

    /** Returns the head of the next request, or an empty text at the end of the connection. */
    private static String head(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
