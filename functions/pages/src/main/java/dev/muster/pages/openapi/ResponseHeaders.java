package dev.muster.pages.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The headers of responses that the source files do not repeat.
 *
 * @param common the headers of every response
 * @param authenticated the headers of responses to a credential
 */
record ResponseHeaders(List<String> common, List<String> authenticated) {

    /** Returns the response with the headers that it lacks, and with its problem codes in its description. */
    Node addTo(Node response, boolean isAuthenticated) {
        // The gateway adds none.
        if (response.at("$ref").isPresent() || response.at("x-gateway").isPresent()) {
            return response;
        }
        Map<String, Node> headers = new LinkedHashMap<>(response.at("headers").members());
        Stream.concat(common.stream(), isAuthenticated ? authenticated.stream() : Stream.empty())
                .filter(name -> headers.keySet().stream().noneMatch(name::equalsIgnoreCase))
                .toList()
                .forEach(name -> headers.put(name, reference(name)));
        return withCodes(response).with("headers", new Node.Members(headers));
    }

    static Node reference(String header) {
        return new Node.Members(Map.of("$ref", new Node.Text("#/components/headers/" + header)));
    }

    private static Node withCodes(Node response) {
        List<Node> codes = response.at("x-codes").elements();
        String list = codes.stream().map(code -> "`" + code.text() + "`").collect(Collectors.joining(", "));
        return codes.isEmpty()
                ? response
                : response.with(
                        "description",
                        new Node.Text(response.at("description").text() + (codes.size() == 1 ? " Code: " : " Codes: ")
                                + list + "."));
    }
}
