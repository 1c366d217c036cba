package dev.muster.local.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The check that a request comes from this machine and from no foreign web page. A browser sends the name under which it
 * found the host, so a page whose name was pointed at this machine (DNS rebinding) is recognized by {@code Host}; a page
 * of another origin that sends a request is recognized by {@code Origin}.
 */
final class OriginCheck {
    private static final Pattern OWN_HOST =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    /** The paths of the dialects whose originals document that pages of other origins may call them. */
    private static final List<String> OPEN_TO_PAGES = List.of("/apis/v4/", "/api/public/", "/users/", "/users-by-id/");

    private OriginCheck() {}

    /** Returns the response that refuses the request; empty when it is allowed. */
    static Optional<GatewayResponse> refusal(HttpCall call) {
        String host = call.header("host").orElse("");
        if (!OWN_HOST.matcher(host).matches()) {
            return Optional.of(GatewayResponse.refused(
                    421, "Misdirected Request: the local host answers to 127.0.0.1, localhost and [::1] only"));
        }
        boolean isForeign = call.header("origin")
                .filter(origin -> !origin.equalsIgnoreCase("http://" + host))
                .isPresent();
        return isForeign && OPEN_TO_PAGES.stream().noneMatch(call.path()::startsWith)
                ? Optional.of(GatewayResponse.refused(
                        403, "Forbidden: the local host answers to pages of its own origin only, http://" + host))
                : Optional.empty();
    }
}
