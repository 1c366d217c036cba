package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cursors of a list's pages, and the link to the next page (RFC 8288).
 *
 * @param scope identifies the list; a cursor of another list is rejected
 */
record PageLinks(Cursors cursors, AuthenticatedRequest call, String path, String scope) {

    /** Returns the position where the page begins; empty for the first page. */
    Validated<Optional<String>> position(QueryParameters queryParameters) {
        Optional<String> cursor = queryParameters.get("cursor");
        Optional<String> position = cursor.flatMap(sent -> cursors.read(call.tenant(), scope, sent));
        return cursor.isPresent() && position.isEmpty()
                ? Validated.invalid(ApiProblem.Kind.MALFORMED, "the cursor was not issued for this request")
                : Validated.valid(position);
    }

    /** Returns the cursor of the page that begins at this position. */
    String cursor(String position) {
        return cursors.write(call.tenant(), scope, position);
    }

    /** Returns the Link header for the page of that cursor; the other query parameters stay the same. */
    String link(QueryParameters queryParameters, String cursor) {
        Map<String, String> query = new TreeMap<>(queryParameters.values());
        query.put("cursor", cursor);
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "<" + path + "?" + text + ">; rel=\"next\"";
    }
}
