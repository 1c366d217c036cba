package dev.muster.local;

import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.local.lambda.FunctionInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A running template: its tables and queues in embedded backends, its functions, and everything that invokes them. A
 * process runs one at a time, because the environment of the functions is that of the process.
 */
public final class LocalHost implements AutoCloseable {
    private final URI address;
    private final SamTemplate template;
    private final EmbeddedBackends backends;
    private final Map<String, FunctionInvoker> functions;
    private final CloseableStack resources;

    LocalHost(
            URI address,
            SamTemplate template,
            EmbeddedBackends backends,
            Map<String, FunctionInvoker> functions,
            CloseableStack resources) {
        this.address = address;
        this.template = template;
        this.backends = backends;
        this.functions = Map.copyOf(functions);
        this.resources = resources;
    }

    /**
     * Starts everything that the template declares. The host serves requests when this method returns.
     *
     * @throws dev.muster.local.http.HttpFront.PortTaken if another program uses the port
     * @throws dev.muster.embedded.template.TemplateException if the template is invalid or unsupported
     */
    public static LocalHost start(HostOptions options) {
        return start(options, () -> {});
    }

    /**
     * Starts everything that the template declares. Until the preparation has run, requests get a 503.
     *
     * @param preparation runs in the environment of the functions, when the stores are there
     */
    public static LocalHost start(HostOptions options, Runnable preparation) {
        CloseableStack resources = new CloseableStack();
        try {
            return new HostStartup(options, resources, preparation).run();
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        } catch (IOException e) {
            resources.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the address of the API, without a trailing slash. */
    public URI address() {
        return address;
    }

    public SamTemplate template() {
        return template;
    }

    /** Returns the stores and queues of the functions. */
    public EmbeddedBackends backends() {
        return backends;
    }

    /** Returns the invoker of the function with this logical id, for events that no source of the host sends. */
    public FunctionInvoker function(String logicalId) {
        return Optional.ofNullable(functions.get(logicalId))
                .orElseThrow(() -> new IllegalArgumentException("the template declares no function " + logicalId));
    }

    /** Rejects new requests, waits for the work in progress to end or to time out, and stops the backends. */
    @Override
    public void close() {
        resources.close();
    }
}
