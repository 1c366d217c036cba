package dev.muster.embedded.backend;

/**
 * A call as a client sent it to a backend.
 *
 * @param service the service that the signature names: dynamodb, sqs or events
 * @param operation such as {@code PutItem}; empty if the call names none
 * @param body the request as JSON
 */
public record BackendCall(String service, String operation, String body) {}
