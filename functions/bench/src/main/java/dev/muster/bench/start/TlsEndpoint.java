package dev.muster.bench.start;

import dev.muster.local.runtime.FunctionJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An endpoint with TLS on the loopback address, which passes all bytes on to a backend without TLS. */
final class TlsEndpoint implements AutoCloseable {
    private final URI backend;
    private final TlsCertificate certificate;
    private final ServerSocket server;

    private TlsEndpoint(URI backend, TlsCertificate certificate, ServerSocket server) {
        this.backend = backend;
        this.certificate = certificate;
        this.server = server;
    }

    /** Starts an endpoint before a backend, with a new certificate in the folder. */
    static TlsEndpoint before(URI backend, Path folder) throws IOException, GeneralSecurityException {
        TlsCertificate certificate = TlsCertificate.create(folder);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate.key(), TlsCertificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        TlsEndpoint endpoint = new TlsEndpoint(
                backend,
                certificate,
                context.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(endpoint::accept);
        return endpoint;
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    /** Returns the JVM with the options that make it trust this endpoint. */
    FunctionJvm trustedBy(FunctionJvm jvm) {
        return jvm.with(certificate.options());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException closed) {
            // The benchmark has ended.
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket store = new Socket(backend.getHost(), backend.getPort())) {
            client.setTcpNoDelay(true);
            store.setTcpNoDelay(true);
            Thread responses = Thread.ofVirtual().start(() -> copy(store, client));
            copy(client, store);
            store.shutdownOutput();
            responses.join();
        } catch (IOException closed) {
            // One side has closed its connection, so the other side is closed too.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Copies until one side ends: a killed process resets its connections. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // The caller closes both sides.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
