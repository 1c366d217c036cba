package dev.muster.local;

import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.SamTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * A running template: its tables and queues in embedded backends, its functions in this process, and everything that
 * invokes them. One at a time in a process, because the environment of the functions is the process's.
 */
public final class LocalHost implements AutoCloseable {
    private final URI address;
    private final SamTemplate template;
    private final EmbeddedBackends backends;
    private final CloseableStack closeableStack;

    LocalHost(URI address, SamTemplate template, EmbeddedBackends backends, CloseableStack closeableStack) {
        this.address = address;
        this.template = template;
        this.backends = backends;
        this.closeableStack = closeableStack;
    }

    /**
     * Starts everything the template declares; the host answers when this returns.
     *
     * @throws dev.muster.local.http.HttpFront.PortTaken if the port is taken
     * @throws dev.muster.embedded.template.TemplateException if the template cannot be run here
     */
    public static LocalHost start(HostOptions hostOptions) {
        CloseableStack closeableStack = new CloseableStack();
        try {
            return new HostStartup(hostOptions, closeableStack).run();
        } catch (RuntimeException e) {
            closeableStack.close();
            throw e;
        } catch (IOException e) {
            closeableStack.close();
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the API, without a slash at its end. */
    public URI address() {
        return address;
    }

    public SamTemplate template() {
        return template;
    }

    /** Where the functions keep what they keep. */
    public EmbeddedBackends backends() {
        return backends;
    }

    /** Takes no more requests, waits for what is under way to end or to time out, and stops the backends. */
    @Override
    public void close() {
        closeableStack.close();
    }
}
