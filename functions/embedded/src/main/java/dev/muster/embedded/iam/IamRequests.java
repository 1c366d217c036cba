package dev.muster.embedded.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.embedded.backend.BackendCall;
import dev.muster.embedded.template.LocalAws;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * Derives from a call the actions that IAM must allow, by the Service Authorization Reference. A transaction and a batch
 * of PartiQL statements need the actions of their parts, and the batch operations of SQS need those of the single ones.
 */
public final class IamRequests {
    private static final JsonMapper JSON = new JsonMapper();

    private IamRequests() {}

    /**
     * Returns the actions of the call.
     *
     * @throws IllegalArgumentException if the operation is not known here
     */
    public static List<IamRequest> of(BackendCall call) {
        JsonNode request = read(call.body());
        return switch (call.service()) {
            case "dynamodb" -> TableRequests.of(call.operation(), request);
            case "sqs" -> List.of(queue(call.operation(), request));
            case "events" -> buses(call.operation(), request);
            default -> throw new IllegalArgumentException("the service is unknown: " + call.service());
        };
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IamRequest queue(String operation, JsonNode request) {
        String url = request.path("QueueUrl").asText();
        String queue = url.substring(url.lastIndexOf('/') + 1);
        String action = operation.endsWith("Batch") ? operation.substring(0, operation.length() - 5) : operation;
        return new IamRequest("sqs:" + action, LocalAws.arn("sqs", queue), Set.of());
    }

    private static List<IamRequest> buses(String operation, JsonNode request) {
        return request.path("Entries")
                .valueStream()
                .map(entry -> entry.path("EventBusName").asText("default"))
                .distinct()
                .map(bus -> new IamRequest("events:" + operation, LocalAws.arn("events", "event-bus/" + bus), Set.of()))
                .toList();
    }
}
