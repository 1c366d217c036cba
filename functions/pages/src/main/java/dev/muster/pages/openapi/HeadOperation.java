package dev.muster.pages.openapi;

import java.util.Set;

/** The HEAD operation that every path with GET has: the same statuses and headers, without a body. */
final class HeadOperation {
    private static final Set<String> ONLY_GET = Set.of("x-codeSamples");
    private static final Set<String> ONLY_WITH_BODY = Set.of("content", "links");
    private static final String LENGTH = "Content-Length";
    private static final String REFERENCE = "#/components/responses/";

    private HeadOperation() {}

    static Node of(Node get, Node responses) {
        return get.without(ONLY_GET)
                .with("operationId", new Node.Text(get.at("operationId").text() + "Headers"))
                .with("summary", new Node.Text(get.at("summary").text() + ": headers only"))
                .with("description", new Node.Text("As GET, without the body."))
                .with(
                        "responses",
                        DocumentBuilder.mapped(
                                get.at("responses"), (_, response) -> withoutBody(resolved(response, responses))));
    }

    private static Node resolved(Node response, Node responses) {
        String reference = response.at("$ref").text();
        return reference.startsWith(REFERENCE) ? responses.at(reference.substring(REFERENCE.length())) : response;
    }

    private static Node withoutBody(Node response) {
        Node headers = response.at("headers");
        return response.without(ONLY_WITH_BODY)
                .with(
                        "headers",
                        response.at("content").isPresent()
                                ? headers.with(LENGTH, ResponseHeaders.reference(LENGTH))
                                : headers);
    }
}
