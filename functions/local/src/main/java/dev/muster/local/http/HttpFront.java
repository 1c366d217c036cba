package dev.muster.local.http;

import dev.muster.embedded.template.RouteResource;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server in front of the functions. Until {@link #start} every request gets a 503, so that a client can wait
 * for the host.
 */
public final class HttpFront implements AutoCloseable {
    /** Above the limit of the gateway, which answers in its own words. */
    private static final int HEAD_BYTES = 64 * 1024;

    private static final int PLATFORM_THREADS = 16;

    private final Server server;
    private final ServerConnector connector;
    private final PrintStream log;
    private final ExecutorService threads;
    private volatile Optional<LocalGateway> gateway = Optional.empty();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final RequestsInFlight requestsInFlight = new RequestsInFlight();

    /** Signals a port that another program uses. */
    public static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PortTaken(int port, Throwable cause) {
            super("Port " + port + " is taken by another program", cause);
        }
    }

    private HttpFront(int port, PrintStream log) {
        this.log = log;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        QueuedThreadPool pool = new QueuedThreadPool(PLATFORM_THREADS, 2);
        pool.setVirtualThreadsExecutor(threads);
        this.server = new Server(pool);
        this.connector = new ServerConnector(server, 1, 1, new LenientConnections(configuration()));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(
                GatewayLimits.OF_AWS.integration().multipliedBy(4).toMillis());
        server.addConnector(connector);
        server.setHandler(new Requests());
        server.setErrorHandler((_, response, callback) -> {
            int status = response.getStatus();
            GatewayResponse.refused(status, HttpStatus.getMessage(status)).send(false, response, callback);
            return true;
        });
    }

    /** A malformed path or query reaches the function, which refuses it in the words of the dialect. */
    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(HEAD_BYTES);
        configuration.setSendServerVersion(false);
        return configuration;
    }

    /**
     * Binds the port, 0 for any free one.
     *
     * @throws PortTaken if another program uses the port
     */
    public static HttpFront at(int port, PrintStream log) throws IOException {
        HttpFront front = new HttpFront(port, log);
        try {
            front.server.start();
            return front;
        } catch (Exception e) {
            front.stop();
            if (e.getCause() instanceof BindException || e instanceof BindException) {
                throw new PortTaken(port, e);
            }
            throw new IOException("the HTTP server did not start", e);
        }
    }

    /** Returns the address of the API, without a trailing slash. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Starts to serve requests. */
    public void start(Map<RouteResource, FunctionInvoker> routes, GatewayLimits limits, InstantSource clock) {
        gateway = Optional.of(new LocalGateway(new RouteTable(routes), limits, clock, threads));
    }

    private final class Requests extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean isHead = HttpMethod.HEAD.is(request.getMethod());
            if (requestsInFlight.enter()) {
                respond(request).send(isHead, response, Callback.from(requestsInFlight::leave, callback));
            } else {
                GatewayResponse.UNAVAILABLE.send(isHead, response, callback);
            }
            return true;
        }
    }

    private GatewayResponse respond(Request request) {
        try {
            Optional<LocalGateway> started = gateway;
            return started.isPresent() ? started.get().respond(request) : GatewayResponse.STARTING;
        } catch (IOException | RuntimeException e) {
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
        stop();
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            e.printStackTrace(log);
        }
        threads.shutdownNow();
    }
}
