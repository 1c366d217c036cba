package dev.muster.local.environment;

import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LocalAws;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of the functions as system properties, because a running process cannot change its environment
 * variables. Closing restores the earlier values.
 */
public final class SystemProperties implements AutoCloseable {
    private final Map<String, Optional<String>> before;

    private SystemProperties(Map<String, Optional<String>> before) {
        this.before = before;
    }

    /** Sets the variables and the settings that direct SDK clients to the backends. */
    public static SystemProperties set(EnvironmentVariables variables, EmbeddedBackends backends) {
        Map<String, String> settings = new HashMap<>(variables.values());
        settings.putAll(ofSdk(backends));
        Map<String, Optional<String>> before = new HashMap<>();
        settings.keySet().forEach(name -> before.put(name, Optional.ofNullable(System.getProperty(name))));
        settings.forEach(System::setProperty);
        return new SystemProperties(before);
    }

    private static Map<String, String> ofSdk(EmbeddedBackends backends) {
        return Map.of(
                "AWS_REGION",
                LocalAws.REGION,
                "aws.region",
                LocalAws.REGION,
                "aws.accessKeyId",
                "local",
                "aws.secretAccessKey",
                "local",
                "aws.endpointUrlDynamoDb",
                backends.dynamoDbEndpoint().toString(),
                "aws.endpointUrlSqs",
                backends.sqsEndpoint().toString(),
                "aws.endpointUrlEventBridge",
                backends.eventBusEndpoint().toString(),
                // A developer's own setting must not send local requests to a real account.
                "aws.ignoreConfiguredEndpointUrls",
                "false",
                // The embedded stores bring further HTTP clients to the class path, and the SDK requires a choice.
                "software.amazon.awssdk.http.service.impl",
                "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
    }

    @Override
    public void close() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(old -> System.setProperty(name, old), () -> System.clearProperty(name)));
    }
}
