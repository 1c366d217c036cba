package dev.muster.api.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.muster.core.job.Limits;

/**
 * How much of everything one document may have.
 *
 * @param depth deepest nesting
 * @param elements most elements in one array
 * @param values most values in all: what a document of many small things may come to in memory
 * @param length longest document, in characters
 * @param text longest string, in characters
 */
public record JsonLimits(int depth, int elements, int values, int length, int text) {
    private static final int NUMBER = 40;
    private static final int TEXT = 64 * 1024;
    private static final int NAME = 256;

    public JsonLimits(int depth, int elements, int values, int length) {
        this(depth, elements, values, length, TEXT);
    }

    /** What a request body may have: as many elements as there may be ids, and room for the rest of the request. */
    public static JsonLimits of(Limits limits) {
        return new JsonLimits(limits.depth(), limits.ids(), limits.ids() + limits.ids() / 2, limits.bodyBytes());
    }

    /** The same with room for longer strings: where many ids stand in one. */
    public JsonLimits withText(int longest) {
        return new JsonLimits(depth, elements, values, length, longest);
    }

    StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(NUMBER)
                .maxStringLength(text)
                .maxNameLength(NAME)
                .maxDocumentLength(length)
                .build();
    }
}
