package dev.muster.local;

import dev.muster.local.backend.Backends;
import dev.muster.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * A running template: its tables and queues in embedded backends, its functions in this process, and everything that
 * invokes them. One at a time in a process, because the environment of the functions is the process's.
 */
public final class Host implements AutoCloseable {
    private final URI address;
    private final Template template;
    private final Backends backends;
    private final Parts parts;

    Host(URI address, Template template, Backends backends, Parts parts) {
        this.address = address;
        this.template = template;
        this.backends = backends;
        this.parts = parts;
    }

    /**
     * Starts everything the template declares; the host answers when this returns.
     *
     * @throws dev.muster.local.http.HttpFront.PortTaken if the port is taken
     * @throws dev.muster.local.template.TemplateException if the template cannot be run here
     */
    public static Host start(Options options) {
        Parts parts = new Parts();
        try {
            return new Startup(options, parts).run();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        } catch (IOException e) {
            parts.close();
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the API, without a slash at its end. */
    public URI address() {
        return address;
    }

    public Template template() {
        return template;
    }

    /** Where the functions keep what they keep. */
    public Backends backends() {
        return backends;
    }

    /** Takes no more requests, waits for what is under way to end or to time out, and stops the backends. */
    @Override
    public void close() {
        parts.close();
    }
}
