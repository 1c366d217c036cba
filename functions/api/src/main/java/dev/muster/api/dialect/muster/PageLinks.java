package dev.muster.api.dialect.muster;

import dev.muster.api.dialect.AuthenticatedRequest;
import dev.muster.api.http.Cursors;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pages of one answer: where a page begins, and the address of the next (RFC 8288).
 *
 * @param question what is paged through; a cursor given for another question is refused
 */
record PageLinks(Cursors cursors, AuthenticatedRequest call, String path, String question) {

    /** The position the page begins at; empty for the first page. */
    Validated<Optional<String>> position(QueryParameters queryParameters) {
        Optional<String> cursor = queryParameters.get("cursor");
        Optional<String> position = cursor.flatMap(sent -> cursors.read(call.tenant(), question, sent));
        return cursor.isPresent() && position.isEmpty()
                ? Validated.invalid(Problem.Kind.MALFORMED, "the cursor is not one given for this request")
                : Validated.valid(position);
    }

    /** The cursor of the page that begins at this position. */
    String cursor(String position) {
        return cursors.write(call.tenant(), question, position);
    }

    /** The Link header to the page of that cursor, all else of the query as it was. */
    String link(QueryParameters queryParameters, String cursor) {
        Map<String, String> query = new TreeMap<>(queryParameters.values());
        query.put("cursor", cursor);
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "<" + path + "?" + text + ">; rel=\"next\"";
    }
}
