package dev.muster.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Prepares TLS without a network: creates the default TLS context of the process, with the trusted certificates, and
 * lets a client write the first message of a handshake. The first connection of a cold start then finds the classes
 * loaded and the context created. The client and its keys are dropped, so a snapshot holds no key and no session.
 */
final class TlsWarmup {
    /** The settings that replace the endpoint of DynamoDB, in the SDK's order. */
    private static final List<String> ENDPOINTS =
            List.of("aws.endpointUrlDynamoDb", "AWS_ENDPOINT_URL_DYNAMODB", "aws.endpointUrl", "AWS_ENDPOINT_URL");

    private static final String HOST = "dynamodb.amazonaws.com";
    private static final int PORT = 443;

    private TlsWarmup() {}

    /** Returns whether the function calls DynamoDB over TLS. Only emulators are called without. */
    static boolean isWanted(FunctionSettings settings) {
        return ENDPOINTS.stream()
                .map(settings.source())
                .flatMap(Optional::stream)
                .findFirst()
                .map(endpoint -> endpoint.startsWith("https:"))
                .orElse(true);
    }

    /** Prepares TLS. Repeating it does no harm. */
    static void run() throws IOException, NoSuchAlgorithmException {
        // A connection over TLS takes its sockets from this factory, which belongs to the default context.
        HttpsURLConnection.getDefaultSSLSocketFactory();
        clientHello(SSLContext.getDefault());
        URI.create("https://" + HOST).toURL().openConnection();
    }

    /** Returns the first message of a new handshake, which a client writes before it has read anything. */
    static ByteBuffer clientHello(SSLContext context) throws SSLException {
        SSLEngine client = context.createSSLEngine(HOST, PORT);
        client.setUseClientMode(true);
        ByteBuffer message = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
        ByteBuffer nothing = ByteBuffer.allocate(0);
        while (client.wrap(nothing, message).bytesProduced() == 0) {
            for (Runnable task = client.getDelegatedTask(); task != null; task = client.getDelegatedTask()) {
                task.run();
            }
        }
        return message.flip();
    }
}
