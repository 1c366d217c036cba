package dev.muster.api.http;

import java.util.Optional;
import java.util.stream.Stream;

/** A strong entity tag of a response (RFC 9110 §8.8.3): equal tags mean equal bytes. */
public record EntityTag(String opaque) {

    /** Returns the tag of a body: 32 hexadecimal digits of its SHA-256 digest. */
    public static EntityTag ofBody(String body) {
        return new EntityTag(ContentDigest.sha256(body).substring(0, 32));
    }

    /** Returns the tag as the ETag header contains it, in quotes. */
    public String header() {
        return "\"" + opaque + "\"";
    }

    /** Returns whether an If-None-Match header lists this tag, by the weak comparison of RFC 9110 §13.1.2. */
    public boolean isNamedBy(Optional<String> ifNoneMatch) {
        return ifNoneMatch.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }

    /**
     * Returns whether an If-Match header allows this tag, by the strong comparison of RFC 9110 §13.1.1; a missing
     * header allows any tag.
     */
    public boolean isAllowedBy(Optional<String> ifMatch) {
        return ifMatch.isEmpty()
                || Stream.of(ifMatch.get().split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }
}
