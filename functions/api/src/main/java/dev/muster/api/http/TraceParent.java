package dev.muster.api.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** The traceparent header (W3C Trace Context §3.2). */
public final class TraceParent {
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** Returns the header if the request has it and it is well-formed. */
    public static Optional<String> of(ApiRequest request) {
        return request.header("traceparent").filter(sent -> FORM.matcher(sent).matches());
    }
}
