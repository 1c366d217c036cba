package dev.muster.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The connections of the SDK, over the JDK's HTTP client, which starts fastest. Connections over TLS use the default
 * TLS context of the process, which {@link TlsWarmup} creates.
 */
final class HttpConnections {
    /**
     * The seconds that an idle connection is kept if the server names no time, as AWS does not. The JDK's default of 5
     * is shorter than most pauses between two invocations, and each new connection costs a TLS handshake.
     */
    private static final String IDLE_SECONDS = "60";

    /** The largest number of idle connections to one host. The JDK's default is 5; one function makes more calls at once. */
    private static final String MAX_IDLE = "50";

    private HttpConnections() {}

    /**
     * Keeps idle connections open between invocations. The JDK reads both properties at the first connection of the
     * process and never again, so this comes before it. A property that is set already is left as it is.
     */
    static void keepIdle() {
        System.getProperties().putIfAbsent("http.keepAlive.time.server", IDLE_SECONDS);
        System.getProperties().putIfAbsent("http.maxConnections", MAX_IDLE);
    }

    /** Creates a client. The SDK's own factory creates a TLS context at once, even for an endpoint without TLS. */
    static SdkHttpClient client() {
        return UrlConnectionHttpClient.create(HttpConnections::open);
    }

    /** Returns a connection that is not open yet. */
    static HttpURLConnection open(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(SdkClients.CONNECT.toMillis()));
            connection.setReadTimeout(Math.toIntExact(SdkClients.ATTEMPT.toMillis()));
            return connection;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
