package dev.muster.api.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header Accept-Encoding (RFC 9110 §12.5.3). */
final class AcceptEncoding {
    private static final Pattern CODING =
            Pattern.compile("\\s*([^\\s;]+)\\s*(?:;\\s*q\\s*=\\s*([0-9.]+)\\s*)?", Pattern.CASE_INSENSITIVE);

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    private AcceptEncoding() {}

    /** Returns whether the client reads gzip. A client that sends no header may, but is not known to. */
    static boolean allowsGzip(Optional<String> header) {
        String[] codings = header.orElse("").split(",", -1);
        return weight(codings, GZIP).or(() -> weight(codings, Set.of("*"))).orElse(false);
    }

    /** Returns whether the first coding of these names has a weight above 0; empty if the header has none of them. */
    private static Optional<Boolean> weight(String[] codings, Set<String> names) {
        return Arrays.stream(codings)
                .map(CODING::matcher)
                .filter(Matcher::matches)
                .filter(coding -> names.contains(coding.group(1).toLowerCase(Locale.ROOT)))
                .map(coding -> coding.group(2) == null || coding.group(2).matches(".*[1-9].*"))
                .findFirst();
    }
}
