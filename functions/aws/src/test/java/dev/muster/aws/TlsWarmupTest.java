package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The warm-up of TLS begins a handshake in memory, with the context that connections use. */
class TlsWarmupTest {
    /** Content type handshake (RFC 8446, section 5.1). */
    private static final byte HANDSHAKE = 22;

    /** Handshake type client_hello (RFC 8446, section 4), the first byte after the record's header of 5. */
    private static final byte CLIENT_HELLO = 1;

    private static FunctionSettings settings(Map<String, String> values) {
        return new FunctionSettings(name -> Optional.ofNullable(values.get(name)));
    }

    @Test
    void beginsHandshake() throws IOException, NoSuchAlgorithmException {
        ByteBuffer message = TlsWarmup.clientHello(SSLContext.getDefault());

        assertThat(message.get(0)).isEqualTo(HANDSHAKE);
        assertThat(message.get(5)).isEqualTo(CLIENT_HELLO);
    }

    /** A handshake of a restored copy repeats no random number of the warm-up. */
    @Test
    void everyHandshakeDrawsItsOwnRandomNumbers() throws IOException, NoSuchAlgorithmException {
        assertThat(TlsWarmup.clientHello(SSLContext.getDefault()))
                .isNotEqualTo(TlsWarmup.clientHello(SSLContext.getDefault()));
    }

    @Test
    void leavesNoSession() throws IOException, NoSuchAlgorithmException {
        TlsWarmup.run();

        assertThat(SSLContext.getDefault().getClientSessionContext().getIds().hasMoreElements())
                .isFalse();
    }

    /** The factory that the warm-up creates; the JDK makes it of its default context. */
    @Test
    void connectionsUseTheWarmContext() throws IOException, NoSuchAlgorithmException {
        TlsWarmup.run();

        HttpsURLConnection connection =
                (HttpsURLConnection) HttpConnections.open(URI.create("https://dynamodb.eu-central-1.amazonaws.com"));

        assertThat(connection.getSSLSocketFactory()).isSameAs(HttpsURLConnection.getDefaultSSLSocketFactory());
    }

    @Test
    void deployedFunctionIsCalledOverTls() {
        assertThat(TlsWarmup.isWanted(settings(Map.of()))).isTrue();
        assertThat(TlsWarmup.isWanted(settings(Map.of("AWS_ENDPOINT_URL", "https://vpce-1.example.org"))))
                .isTrue();
    }

    @Test
    void emulatorWithoutTlsNeedsNoWarmup() {
        assertThat(TlsWarmup.isWanted(settings(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"))))
                .isFalse();
        assertThat(TlsWarmup.isWanted(settings(Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000",
                        "AWS_ENDPOINT_URL", "https://example.org"))))
                .isFalse();
    }
}
