package dev.muster.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.embedded.template.RouteResource;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** The HTTP server in front of the functions. */
public final class HttpFront implements AutoCloseable {
    private final HttpServer server;
    private final PrintStream log;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final RequestsInFlight requestsInFlight = new RequestsInFlight();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Signals a port that another program uses. */
    public static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PortTaken(int port, Throwable cause) {
            super("Port " + port + " is taken by another program", cause);
        }
    }

    private HttpFront(HttpServer server, PrintStream log) {
        this.server = server;
        this.log = log;
    }

    /**
     * Binds the port, 0 for any free one. Requests get responses from {@link #start} on.
     *
     * @throws PortTaken if another program uses the port
     */
    public static HttpFront at(int port, PrintStream log) throws IOException {
        // Without this setting each response waits up to 40 ms for an acknowledgement by the client.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            return new HttpFront(HttpServer.create(address, 0), log);
        } catch (BindException e) {
            throw new PortTaken(port, e);
        }
    }

    /** Returns the address of the API, without a trailing slash. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Starts to serve requests. */
    public void start(Map<RouteResource, FunctionInvoker> routes, GatewayLimits limits, InstantSource clock) {
        LocalGateway gateway = new LocalGateway(new RouteTable(routes), limits, clock, threads);
        server.createContext("/", exchange -> serve(gateway, exchange));
        server.setExecutor(threads);
        server.start();
        started.set(true);
    }

    private void serve(LocalGateway gateway, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (requestsInFlight.enter()) {
                try {
                    respond(gateway, exchange).send(exchange);
                } finally {
                    requestsInFlight.leave();
                }
            } else {
                GatewayResponse.UNAVAILABLE.send(exchange);
            }
        }
    }

    private GatewayResponse respond(LocalGateway gateway, HttpExchange exchange) throws IOException {
        try {
            return gateway.respond(exchange);
        } catch (RuntimeException e) {
            e.printStackTrace(log);
            return GatewayResponse.FAILED;
        }
    }

    /** Rejects new requests, waits until those in flight have a response or time out, and releases the port. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (!requestsInFlight.drain(GatewayLimits.OF_AWS.integration())) {
            log.println("Stopped while requests were in flight");
        }
        if (!started.get()) {
            // A server that has not started does not release its port.
            server.start();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
