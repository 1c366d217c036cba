package dev.muster.aws;

import dev.muster.core.access.Credential;
import dev.muster.core.access.CredentialType;
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
 * Ports whose calls go through all of the SDK and end just before the network, where every table is empty: what they
 * load and compile a snapshot keeps, and no connection, no credential and no chance of the real ports is touched.
 */
public final class PrimingPorts {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private PrimingPorts() {}

    /** The ports; everybody is unknown to them. */
    public static AwsPorts ports(FunctionSettings settings) {
        SdkClients sdkClients = new SdkClients(
                new Silence(),
                Region.of(settings.get("AWS_REGION")),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal")));
        return new AwsPorts(sdkClients, settings, AwsPorts.secureRandom());
    }

    /** Makes the calls that most requests come to. */
    public static void play(Ports ports) {
        Tenant nobody = new Tenant("rehearsal");
        ports.access().findGrant(Credential.of(CredentialType.MUSTER, "rehearsal"));
        ports.people().load(nobody, List.of("1", "2"));
        ports.jobs().find(nobody, "rehearsal");
        // Nobody takes the message, and it is too late to try again.
        ports.batchQueue().send(List.of(new BatchMessage(nobody, "rehearsal", new BatchKey(0, 0))));
    }

    /** Answers every call as a table without items does. */
    private static final class Silence implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(NOTHING)))
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
