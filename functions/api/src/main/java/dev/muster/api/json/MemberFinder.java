package dev.muster.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A finder of one text or number in a document that may be broken behind it. */
public final class MemberFinder {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private MemberFinder() {}

    /**
     * Returns the text of the string or number at the path; empty when there is none, or the document is broken before
     * it.
     *
     * @param path names of members, from the outermost one
     */
    public static Optional<String> find(String document, List<String> path) {
        try (JsonParser parser = FACTORY.createParser(document)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? find(parser, path) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(JsonParser parser, List<String> path) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isOnPath = parser.currentName().equals(path.getFirst());
            JsonToken value = parser.nextToken();
            if (isOnPath && path.size() == 1) {
                return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT
                        ? Optional.of(parser.getText())
                        : Optional.empty();
            }
            if (isOnPath && value == JsonToken.START_OBJECT) {
                return find(parser, path.subList(1, path.size()));
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }
}
