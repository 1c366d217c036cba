package dev.muster.aws.event;

import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What EventBridge answered when it was given one event. */
record PutEventsResult(int status, String body) {

    /** Why the event was not taken; empty when it was. A successful answer, too, may name the event as failed. */
    Optional<AwsServiceException> failure() {
        JsonNode answer = parse();
        if (status != 200) {
            String type = text(answer, "__type");
            return Optional.of(failure(status, type.substring(type.indexOf('#') + 1), text(answer, "message")));
        }
        boolean isTaken = answer.field("FailedEntryCount")
                .filter(count -> count.isNumber() && count.asNumber().equals("0"))
                .isPresent();
        return isTaken ? Optional.empty() : Optional.of(failure(entry(answer)));
    }

    private JsonNode parse() {
        try {
            JsonNode answer = JsonNode.parser().parse(body);
            // Nothing at all parses as null.
            return answer != null && answer.isObject() ? answer : JsonNode.emptyObjectNode();
        } catch (UncheckedIOException _) {
            // Whatever stands between us and the service answers in words of its own.
            return JsonNode.emptyObjectNode();
        }
    }

    private static JsonNode entry(JsonNode answer) {
        return answer.field("Entries")
                .filter(JsonNode::isArray)
                .flatMap(entries -> entries.index(0))
                .filter(JsonNode::isObject)
                .orElse(JsonNode.emptyObjectNode());
    }

    /** Of an event that is named as failed, or of which nothing is said at all. */
    private static AwsServiceException failure(JsonNode entry) {
        String code = text(entry, "ErrorCode");
        boolean isOfTheService = code.isEmpty() || code.startsWith("Internal");
        return failure(isOfTheService ? 500 : 400, code, text(entry, "ErrorMessage"));
    }

    private static AwsServiceException failure(int status, String code, String message) {
        return AwsServiceException.builder()
                .message("the event bus did not take the event: " + status + " " + code + " " + message)
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
