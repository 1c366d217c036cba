package dev.muster.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The signature is that of the SDK of AWS. */
class AwsSignerTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String BODY = "{\"commands\":[]}";

    @ParameterizedTest
    @CsvSource({
        "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/AdminFunction/invocations, ''",
        "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu/invocations, token",
        "http://127.0.0.1:4566/2015-03-31/functions/AdminFunction/invocations, a/b+c="
    })
    void signsAsTheSdkDoes(String address, String token) {
        AwsCredentials credentials = new AwsCredentials(
                "AKIDEXAMPLE", "secret/key", Optional.of(token).filter(text -> !text.isEmpty()));

        Map<String, String> signed = new AwsSigner(credentials, "eu-west-1")
                .sign(URI.create(address), BODY.getBytes(StandardCharsets.UTF_8), NOW);

        assertThat(signed.get("x-amz-date")).isEqualTo("20260304T050607Z");
        assertThat(signature(signed.get("Authorization"))).isEqualTo(signature(signedBySdk(address, token)));
    }

    private static String signature(String authorization) {
        return authorization.replaceFirst(".*Signature=", "");
    }

    private static String signedBySdk(String address, String token) {
        AwsCredentialsIdentity identity = token.isEmpty()
                ? AwsCredentialsIdentity.create("AKIDEXAMPLE", "secret/key")
                : AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "secret/key", token);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(address))
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request)
                        .payload(ContentStreamProvider.fromUtf8String(BODY))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }
}
