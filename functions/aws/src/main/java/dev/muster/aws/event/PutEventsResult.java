package dev.muster.aws.event;

import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The response of EventBridge to one event. */
record PutEventsResult(int status, String body) {

    /**
     * Returns the error, or empty if the bus accepted the event. A response with status 200 may also name the event as
     * failed.
     */
    Optional<AwsServiceException> failure() {
        JsonNode response = parse();
        if (status != 200) {
            String type = text(response, "__type");
            return Optional.of(failure(status, type.substring(type.indexOf('#') + 1), text(response, "message")));
        }
        boolean isAccepted = response.field("FailedEntryCount")
                .filter(count -> count.isNumber() && count.asNumber().equals("0"))
                .isPresent();
        return isAccepted ? Optional.empty() : Optional.of(failure(entry(response)));
    }

    private JsonNode parse() {
        try {
            JsonNode response = JsonNode.parser().parse(body);
            // The parser returns null for an empty text.
            return response != null && response.isObject() ? response : JsonNode.emptyObjectNode();
        } catch (UncheckedIOException _) {
            // A proxy in front of the service may respond with another format.
            return JsonNode.emptyObjectNode();
        }
    }

    private static JsonNode entry(JsonNode response) {
        return response.field("Entries")
                .filter(JsonNode::isArray)
                .flatMap(entries -> entries.index(0))
                .filter(JsonNode::isObject)
                .orElse(JsonNode.emptyObjectNode());
    }

    /** Returns the error of a failed event, or of a response that does not mention the event. */
    private static AwsServiceException failure(JsonNode entry) {
        String code = text(entry, "ErrorCode");
        boolean isServiceError = code.isEmpty() || code.startsWith("Internal");
        return failure(isServiceError ? 500 : 400, code, text(entry, "ErrorMessage"));
    }

    private static AwsServiceException failure(int status, String code, String message) {
        return AwsServiceException.builder()
                .message("the event bus did not accept the event: " + status + " " + code + " " + message)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    private static String text(JsonNode node, String name) {
        return node.field(name)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse("");
    }
}
