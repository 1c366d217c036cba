package dev.muster.local.runtime;

import dev.muster.embedded.template.LambdaFunction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One function without the template: tests run it in a process of its own against a service that they provide. */
final class SingleFunction {
    static final String API = "dev.muster.api.ApiFunction";

    private SingleFunction() {}

    /** Returns the function whose handler is this class. */
    static LambdaFunction of(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return new LambdaFunction(
                name,
                name,
                new LambdaFunction.Handler(type, "handleRequest"),
                Duration.ofSeconds(29),
                512,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Returns environment variables, without credentials, that replace every AWS service with this endpoint. */
    static Map<String, String> environment(String endpoint) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "ApiFunction",
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", endpoint,
                "PEOPLE_TABLE", "People",
                "JOBS_TABLE", "Jobs",
                "ACCESS_TABLE", "Access"));
        environment.putAll(Map.of(
                "BATCH_QUEUE_URL", endpoint + "/queue/batch",
                "PLAN_QUEUE_URL", endpoint + "/queue/plan",
                "PLAN_FILE_QUEUE_URL", endpoint + "/queue/plan-file",
                "EVENT_BUS_NAME", "default",
                "SIGNING_KEY", "a signing key",
                "MAX_WAIT_SECONDS", "20",
                "MAX_OPEN_JOBS", "20",
                "JOB_RETENTION_DAYS", "90"));
        return environment;
    }

    /** As {@link #environment}, with credentials. */
    static Map<String, String> environmentWithCredentials(String endpoint) {
        Map<String, String> environment = environment(endpoint);
        environment.put("AWS_ACCESS_KEY_ID", "key");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        return environment;
    }
}
