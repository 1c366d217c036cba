package dev.muster.local.environment;

import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.LocalAws;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The complete environment of a function that runs in its own process and inherits nothing from this one. */
public final class FunctionEnvironment {
    /** The variable with the address of DynamoDB. A test replaces it to put a proxy in between. */
    public static final String DYNAMODB = "AWS_ENDPOINT_URL_DYNAMODB";

    private static final String SQS = "AWS_ENDPOINT_URL_SQS";
    private static final String EVENTBRIDGE = "AWS_ENDPOINT_URL_EVENTBRIDGE";

    private FunctionEnvironment() {}

    /**
     * Returns the declared variables, Lambda's own variables and the settings that direct SDK clients to the backends.
     */
    public static Map<String, String> of(
            LambdaFunction function, EnvironmentVariables declared, EmbeddedBackends backends) {
        Map<String, String> environment = new HashMap<>(declared.values());
        environment.put("AWS_REGION", LocalAws.REGION);
        environment.put("AWS_DEFAULT_REGION", LocalAws.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", LocalAws.REGION);
        environment.put(DYNAMODB, backends.dynamoDbEndpoint().toString());
        environment.put(SQS, backends.sqsEndpoint().toString());
        environment.put(EVENTBRIDGE, backends.eventBusEndpoint().toString());
        // The embedded stores bring further HTTP clients to the class path, and the SDK requires a choice.
        environment.put(
                "SYNC_HTTP_SERVICE_IMPL", "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
        return Collections.unmodifiableMap(environment);
    }

    /** Returns a copy of the environment that directs all SDK clients to one endpoint. */
    public static Map<String, String> withEndpoint(Map<String, String> environment, URI endpoint) {
        Map<String, String> redirected = new HashMap<>(environment);
        List.of(DYNAMODB, SQS, EVENTBRIDGE).forEach(name -> redirected.put(name, endpoint.toString()));
        return Collections.unmodifiableMap(redirected);
    }
}
