package dev.muster.api.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.muster.api.http.RequestBody;
import dev.muster.core.job.Limits;

/**
 * The limits of one JSON document.
 *
 * @param depth deepest nesting
 * @param elements most elements in one array
 * @param values most values in total, which bounds the memory of a document with many small values
 * @param length longest document, in characters
 * @param text longest string, in characters
 * @param name longest name of a member, in characters
 */
public record JsonLimits(int depth, int elements, int values, int length, int text, int name) {
    /** Largest number of significant digits of a number: those that DynamoDB stores exactly. */
    public static final int NUMBER_DIGITS = 38;

    private static final int MAX_TEXT_LENGTH = 64 * 1024;
    private static final int MAX_NAME_LENGTH = 256;

    public JsonLimits(int depth, int elements, int values, int length) {
        this(depth, elements, values, length, MAX_TEXT_LENGTH, MAX_NAME_LENGTH);
    }

    /**
     * Returns the limits of a request body: as many array elements as ids are allowed, and half as many further values.
     */
    public static JsonLimits of(Limits limits) {
        return new JsonLimits(limits.depth(), limits.ids(), limits.ids() + limits.ids() / 2, RequestBody.MAX_BYTES);
    }

    /** Returns a copy with another limit on strings, for dialects that send many ids in one string. */
    public JsonLimits withText(int maxLength) {
        return new JsonLimits(depth, elements, values, length, maxLength, name);
    }

    /** Returns a copy with another limit on names of members. */
    public JsonLimits withName(int maxLength) {
        return new JsonLimits(depth, elements, values, length, text, maxLength);
    }

    StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(length)
                .maxStringLength(text)
                .maxNameLength(name)
                .maxDocumentLength(length)
                .build();
    }
}
