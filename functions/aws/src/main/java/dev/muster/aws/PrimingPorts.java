package dev.muster.aws;

import dev.muster.core.access.Credential;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/**
 * The ports that run before a snapshot is taken. Their calls run through the whole SDK and end before the network, and
 * every table is empty. So the snapshot holds the loaded and compiled classes, and no connection, credential or random
 * number of the real ports.
 */
public final class PrimingPorts {
    private static final byte[] EMPTY_JSON = "{}".getBytes(StandardCharsets.UTF_8);

    private PrimingPorts() {}

    /** Returns ports whose stores are empty. */
    public static AwsPorts ports(FunctionSettings settings) {
        SdkClients sdkClients = new SdkClients(
                new EmptyStore(),
                Region.of(settings.get("AWS_REGION")),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("priming", "priming")));
        return new AwsPorts(sdkClients, settings, AwsPorts.secureRandom());
    }

    /** Makes the calls that most requests need. */
    public static void callStores(Ports ports) {
        Tenant tenant = new Tenant("priming");
        ports.access().findGrant(Credential.of("priming", "priming"));
        ports.people().load(tenant, List.of("1", "2"));
        ports.jobs().find(tenant, "priming");
        // The response confirms no message, and the deadline has passed, so the queue does not retry.
        ports.batchQueue().send(List.of(new BatchMessage(tenant, "priming", new BatchKey(0, 0))));
    }

    /** An HTTP client that answers every call as an empty table does. */
    private static final class EmptyStore implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(EMPTY_JSON)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
