package dev.muster.aws.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Tests that events go to the endpoint of the settings, as the calls of the SDK do. */
class PutEventsTest {
    private final Map<String, String> previous = new HashMap<>();

    private void set(String name, String value) {
        previous.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    @AfterEach
    void restore() {
        previous.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private static URI endpoint(String region) {
        return PutEvents.of(UrlConnectionHttpClient.create(), Region.of(region), AnonymousCredentialsProvider.create())
                .endpoint();
    }

    @Test
    void sendsToServiceOfRegion() {
        set("aws.ignoreConfiguredEndpointUrls", "true");
        assertThat(endpoint("eu-central-1")).hasToString("https://events.eu-central-1.amazonaws.com");
        assertThat(endpoint("cn-north-1")).hasToString("https://events.cn-north-1.amazonaws.com.cn");
    }

    @Test
    void sendsToConfiguredEndpoint() {
        set("aws.ignoreConfiguredEndpointUrls", "false");
        set("aws.endpointUrlEventBridge", "http://127.0.0.1:4010");
        assertThat(endpoint("eu-central-1")).hasToString("http://127.0.0.1:4010");
    }
}
