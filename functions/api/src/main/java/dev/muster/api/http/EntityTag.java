package dev.muster.api.http;

import dev.muster.core.access.Tenant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A strong entity tag of a response (RFC 9110 §8.8.3): equal tags mean equal bytes. It is a digest, so it reveals nothing
 * and is another one in each tenant and for each form of a document.
 */
public record EntityTag(String opaque) {

    /**
     * Returns the tag of a document: 32 hexadecimal digits of a SHA-256 digest.
     *
     * @param form the media type and everything else in which the forms of the document differ, without a line break
     * @param id identifies the document in its tenant and form, without a line break
     * @param version changes with the document: its version, or its text
     */
    public static EntityTag of(Tenant tenant, String form, String id, String version) {
        return of(tenant.id(), form, id, version);
    }

    /** Returns the tag of a response to a request without a tenant; no tenant has an empty name. */
    public static EntityTag of(String form, String id, String version) {
        return of("", form, id, version);
    }

    private static EntityTag of(String tenant, String form, String id, String version) {
        return new EntityTag(ContentDigest.sha256(String.join("\n", tenant, form, id, version))
                .substring(0, 32));
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
