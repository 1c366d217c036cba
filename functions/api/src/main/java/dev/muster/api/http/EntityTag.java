package dev.muster.api.http;

import java.util.Optional;
import java.util.stream.Stream;

/** A strong validator of an answer (RFC 9110 §8.8.3): equal tags, equal bytes. */
public record EntityTag(String opaque) {

    /** The tag of a body: a digest of it. */
    public static EntityTag ofBody(String body) {
        return new EntityTag(ContentDigest.sha256(body).substring(0, 32));
    }

    /** As it stands in the ETag header. */
    public String header() {
        return "\"" + opaque + "\"";
    }

    /** Whether an If-None-Match names this tag, by the weak comparison of RFC 9110 §13.1.2. */
    public boolean isNamedBy(Optional<String> ifNoneMatch) {
        return ifNoneMatch.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }

    /** Whether an If-Match allows for this tag, by the strong comparison of RFC 9110 §13.1.1; none allows for any. */
    public boolean isAllowedBy(Optional<String> ifMatch) {
        return ifMatch.isEmpty()
                || Stream.of(ifMatch.get().split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(header()));
    }
}
